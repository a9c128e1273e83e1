// readyState is CLOSED after a socket has not opened, and after the server closed it.
// clauses: WX-WS-008
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const talks = ['status=404', 's=close:1000', 's=cut'].map((how) => t.talk('/ws/ready-state-after-failure?' + how));
  await t.wait(1000);
  t.equal(talks.map(({ task }) => task.readyState), [3, 3, 3], 'readyState of each');
});
