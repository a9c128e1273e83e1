// On iOS what is refused after the check of arguments has a number of the table of connectSocket.
// clauses: SWAN-ERR-006
// platforms: swan
// evidence: documented
// host: client ios
// needs: sockets
check(async (t) => {
  for (const url of ['abc', '/ws', 'wss://', 'https://api.example.test/ws', 'wss://other.example.test/ws']) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.ok([1, 2, 3, 4, 7].includes(Number(res.errCode)), 'one of the numbers for ' + url + ', which has ' + res.errCode + ',');
  }
});
