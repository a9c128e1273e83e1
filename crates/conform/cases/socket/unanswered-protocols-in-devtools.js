// In the developer tools a handshake fails that answers none of the sub-protocols it was offered.
// clauses: WX-WS-055
// platforms: wx
// evidence: assumed
// needs: sockets
// host: client devtools
check(async (t) => {
  const { told } = t.talk('/ws/unanswered-protocols-in-devtools', { protocols: ['a'] });
  await t.wait(1000);
  t.ok(told.includes('error') && !told.includes('open'), 'that it did not open');
});
