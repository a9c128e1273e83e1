// Sockets are not among the ten calls that run at once: they neither wait for requests nor make them wait.
// clauses: WX-CON-001 WX-WS-015
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const [first] = [1, 2, 3, 4].map(() => t.talk('/ws/beside-ten-requests'));
  await t.wait(1000);
  const ten = Array.from({ length: 10 }, () => t.get('/slow?wait=10s&case=beside-ten-requests'));
  await t.wait(1000);
  const { told } = t.talk('/ws/beside-ten-requests');
  await t.wait(1000);
  t.equal([told[3], first.told[3]], ['open', 'open'], 'what was told of a socket that is created meanwhile, and of one before');
  t.equal((await t.on(first.task, 'send', { data: 'x' })).kind, 'success', 'what becomes of a message');
  await Promise.all(ten);
  t.equal(Math.round(t.passed()), 11, 'seconds until the ten requests had ended');
});
