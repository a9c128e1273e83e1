// The server's close frame is answered with one of the same code.
// clauses: WX-WS-037
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  t.talk('/ws/close-of-server-is-answered?s=close:4001,bye');
  await t.wait(1000);
  const { frames, end } = await t.conversation('/ws/close-of-server-is-answered');
  t.equal([frames.map(({ kind, code }) => [kind, code]), end], [[['close', 4001]], 'close'], 'the frames and the end');
});
