// A certificate that is not good fails the call, and nothing is sent over HTTP.
// clauses: WX-TLS-001
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://expired.example.test", "https://not-yet.example.test", "https://wrong-host.example.test", "https://untrusted.example.test", "https://no-intermediate.example.test", "https://self-signed.example.test"]}
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  for (const name of ['expired', 'not-yet', 'wrong-host', 'untrusted', 'no-intermediate', 'self-signed']) {
    const { kind } = await t.call('request', { url: `https://${name}.example.test/echo` });
    t.equal(kind, 'fail', 'the outcome for ' + name);
  }
  t.equal((await t.get('/log?since=' + last)).data.requests.length, 0, 'requests at the server');
});
