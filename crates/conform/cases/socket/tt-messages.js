// onMessage gets data: a string of a text message, an ArrayBuffer of a binary one, in their order, and nothing else.
// clauses: TTG-WS-014
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const steps = 'text:你好😀;binary:00ff80;text:;fragments:in several pieces,4,ping;binary:;close:1000';
  const task = t.api.connectSocket({ url: t.url('/ws?s=' + encodeURIComponent(steps)).replace('http', 'ws') });
  const heard = [];
  task.onMessage((res) => heard.push(res));
  await new Promise((resolve) => task.onClose(resolve));
  t.equal(heard.map((res) => Object.keys(res).join()), Array(5).fill('data'), 'the keys');
  t.equal(heard.map(({ data }) => typeof data), ['string', 'object', 'string', 'string', 'object'], 'the types');
  t.equal([heard[0].data, heard[2].data, heard[3].data], ['你好😀', '', 'in several pieces'], 'the texts');
  t.ok(heard[1].data instanceof ArrayBuffer && heard[4].data instanceof ArrayBuffer, 'that bytes are an ArrayBuffer');
  t.equal(heard[1].data, new Uint8Array([0, 255, 128]).buffer, 'the bytes');
  t.equal(heard[4].data.byteLength, 0, 'the length of the empty one');
});
