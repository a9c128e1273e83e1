// A handshake that is redirected has failed, and the target is not asked.
// clauses: WX-WS-052
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const status of [301, 302, 307, 308]) {
    const target = encodeURIComponent('/ws/redirect-target?s=echo');
    const { told } = t.talk(`/ws/redirect-is-refused?status=${status}&location=${target}`);
    await t.wait(1000);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told of ' + status);
  }
  t.equal((await t.logged('/ws/redirect-target')).length, 0, 'requests of the target');
});
