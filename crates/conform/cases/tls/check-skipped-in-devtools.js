// The developer tools' switch for domains skips the check of certificates too.
// clauses: WX-TLS-006
// platforms: wx
// evidence: documented
// host: client devtools
// host: skip-url-check
check(async (t) => {
  for (const name of ['expired', 'wrong-host', 'untrusted', 'no-intermediate', 'self-signed']) {
    const { kind, res } = await t.call('request', { url: `https://${name}.example.test/echo` });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for ' + name);
  }
});
