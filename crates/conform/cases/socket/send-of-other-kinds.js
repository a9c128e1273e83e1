// What is neither a string nor an ArrayBuffer is not sent, and send fails.
// clauses: WX-WS-023
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/send-of-other-kinds');
  await t.wait(1000);
  for (const data of [undefined, null, 5, true, {}, ['a'], () => {}, new Uint8Array(3), new DataView(new ArrayBuffer(3))]) {
    const { kind, res } = await t.on(task, 'send', { data });
    t.equal(kind, 'fail', 'the outcome of ' + String(data));
    t.match(res.errMsg, /^(sendSocketMessage|SocketTask\.send):fail .+/, 'errMsg of ' + String(data));
  }
  t.equal((await t.conversation('/ws/send-of-other-kinds')).frames, [], 'what was sent');
  t.equal((await t.on(task, 'send', { data: 'x' })).kind, 'success', 'the outcome of a string after that');
});
