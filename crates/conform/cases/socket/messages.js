// onMessage gets a string for a text frame and an ArrayBuffer for a binary frame, in the order of the server.
// clauses: WX-WS-012 WX-WS-027
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/messages?s=text:' + encodeURIComponent('好😀') + ';binary:00ff80;text:;binary:;text:5');
  await t.wait(1000);
  const heard = of('message');
  t.equal(heard.map((res) => Object.keys(res)), Array(5).fill(['data']), 'the names');
  t.equal([heard[0].data, heard[2].data, heard[4].data], ['好😀', '', '5'], 'the texts');
  t.ok(heard[1].data instanceof ArrayBuffer && heard[3].data instanceof ArrayBuffer, 'that the others are ArrayBuffers');
  t.equal(Array.from(new Uint8Array(heard[1].data)), [0, 255, 128], 'the bytes');
  t.equal(heard[3].data.byteLength, 0, 'the length of an empty one');
});
