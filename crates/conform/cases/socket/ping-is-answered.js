// A ping of the server is answered with its own payload; script hears nothing of it.
// clauses: WX-WS-046
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { told, task } = t.talk('/ws/ping-is-answered?s=ping:are-you-there;wait:1s;ping;pong:unasked;wait:1s');
  await t.wait(3000);
  const { frames } = await t.conversation('/ws/ping-is-answered?');
  t.equal(frames.map(({ kind, text }) => [kind, text]), [['pong', 'are-you-there'], ['pong', '']], 'what the client sent');
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told');
  t.equal(typeof task.ping, 'undefined', 'the type of ping');
});
