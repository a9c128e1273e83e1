// An exception in success of connectSocket stops neither complete nor the socket.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
// error: thirdScriptError
// needs: sockets
check(async (t) => {
  const { told } = t.talk('/ws/throwing-success', { success() { throw new Error('mine'); } });
  await t.wait(1000);
  t.equal(told, ['returned', 'complete', 'open'], 'what was told');
});
