// A text message arrives as a string and a binary one as an ArrayBuffer, with the kind as dataType.
// clauses: SWAN-GLB-002 SWAN-GLB-003 SWAN-TSK-012
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = { task: [], global: [] };
  const task = t.api.connectSocket({ url: encodeURI('wss://api.example.test/ws?s=text:你好;binary:00ff10;text:;binary:;close') });
  task.onMessage((res) => heard.task.push(res));
  t.api.onSocketMessage((res) => heard.global.push(res));
  await new Promise((resolve) => task.onClose(resolve));
  for (const where of ['task', 'global']) {
    t.equal(heard[where].map((res) => res.dataType), ['string', 'arrayBuffer', 'string', 'arrayBuffer'], 'dataType');
    const [text, bytes, noText, noBytes] = heard[where].map((res) => res.data);
    t.equal([text, noText], ['你好', ''], 'the texts');
    t.ok(bytes instanceof ArrayBuffer && noBytes instanceof ArrayBuffer, 'that the others are ArrayBuffers');
    t.equal([Array.from(new Uint8Array(bytes)), noBytes.byteLength], [[0, 255, 16], 0], 'the bytes');
  }
});
