// A string is sent as one text frame, an ArrayBuffer as one binary frame, and both are masked.
// clauses: WX-WS-023
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/send-kinds');
  await t.wait(1000);
  for (const data of ['你好', new Uint8Array([0, 255, 128]).buffer, '', new ArrayBuffer(0), '5']) task.send({ data });
  await t.wait(1000);
  const { frames } = await t.conversation('/ws/send-kinds');
  const seen = frames.map(({ kind, fin, masked, text, hex }) => [kind, fin, masked, text === undefined ? hex : text]);
  const expected = [['text', '你好'], ['binary', '00ff80'], ['text', ''], ['binary', ''], ['text', '5']];
  t.equal(seen, expected.map(([kind, content]) => [kind, true, true, content]), 'the frames');
});
