// With the check switched off, a certificate is not checked either.
// clauses: SWAN-DOM-019
// platforms: swan
// evidence: documented
// host: skip-url-check
check(async (t) => {
  for (const host of ['self-signed', 'expired', 'wrong-host']) {
    const { kind } = await t.call('request', { url: 'https://' + host + '.example.test/echo' });
    t.equal(kind, 'success', 'the outcome for ' + host);
  }
});
