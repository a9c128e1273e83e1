// A server that speaks nothing newer than TLS 1.1 cannot be called; TLS 1.2 and 1.3 are spoken.
// clauses: WX-TLS-004
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://tls11.example.test", "https://tls12.example.test", "https://tls13.example.test"]}
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const { kind } = await t.call('request', { url: 'https://tls11.example.test/echo' });
  t.equal(kind, 'fail', 'the outcome with TLS 1.1');
  t.equal((await t.get('/log?since=' + last)).data.requests.length, 0, 'requests at the server');
  for (const version of ['1.2', '1.3']) {
    const answer = await t.call('request', { url: `https://tls${version.replace('.', '')}.example.test/echo` });
    t.equal([answer.kind, answer.res.data.tls], ['success', version], 'the result with TLS ' + version);
  }
});
