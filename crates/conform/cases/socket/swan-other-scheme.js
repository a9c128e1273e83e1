// A URL of another scheme is no argument error: its number is one of the table.
// clauses: SWAN-ERR-006 SWAN-CB-019
// platforms: swan
// evidence: documented
// host: client android
// needs: sockets
check(async (t) => {
  for (const url of ['https://api.example.test/ws', 'http://api.example.test/ws', 'ftp://api.example.test/ws']) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.ok([302, 202, 1001].includes(Number(res.errCode)), 'one of the numbers for ' + url + ', which has ' + res.errCode + ',');
  }
});
