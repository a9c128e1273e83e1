// At most 20 TCP sockets are made within five minutes; a connection takes 2 seconds at most.
// clauses: WX-TCP-004 WX-TCP-005
// platforms: wx
// evidence: documented
check(async (t) => {
  for (let n = 0; n < 20; n++) t.api.createTCPSocket();
  let thrown;
  try {
    t.api.createTCPSocket();
  } catch (error) {
    thrown = error;
  }
  t.ok(thrown instanceof Error, 'that one more is refused');
  await t.wait(300001);
  t.equal(typeof t.api.createTCPSocket(), 'object', 'one that is made later');
});
