// A connectSocket that failed, and a socket that did not open, take none of the five places.
// clauses: SWAN-NET-017
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test"]}
// needs: sockets
check(async (t) => {
  for (let n = 0; n < 5; n += 1) {
    await t.call('connectSocket', { url: 'wss://other.example.test/ws' });
    t.api.connectSocket({ url: 'wss://refused.example.test/ws' });
    await t.wait(1000);
  }
  const outcomes = [];
  for (let n = 0; n < 5; n += 1) {
    const { kind } = await t.call('connectSocket', { url: 'wss://api.example.test/ws?s=wait:5s;close' });
    outcomes.push(kind);
  }
  t.equal(outcomes, ['success', 'success', 'success', 'success', 'success'], 'the outcomes');
});
