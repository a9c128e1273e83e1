// A server without a good certificate fails with errCode 1001, and sees no request.
// clauses: SWAN-NET-021
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://expired.example.test", "https://self-signed.example.test", "https://wrong-host.example.test", "https://untrusted.example.test", "https://tls11.example.test", "https://tls-cut.example.test"]}
check(async (t) => {
  for (const fault of ['expired', 'self-signed', 'wrong-host', 'untrusted', 'tls11', 'tls-cut']) {
    const { kind, res } = await t.call('request', { url: 'https://' + fault + '.example.test/echo/swan-bad-certificate' });
    t.equal([kind, Number(res.errCode)], ['fail', 1001], 'the outcome and errCode of ' + fault);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message of ' + fault);
  }
  const { requests } = (await t.get('/log?path=/echo/swan-bad-certificate')).data;
  t.equal(requests.length, 0, 'requests');
});
