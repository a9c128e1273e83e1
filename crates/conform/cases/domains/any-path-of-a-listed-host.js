// Path and query play no part in the check.
// clauses: WX-DOM-039
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const path of ['', '/', '/echo', '/echo/deep/er?to=https://evil.test/#x', '?a=1']) {
    const { kind } = await t.call('request', { url: t.url(path) });
    t.equal(kind, 'success', 'the outcome for ' + path);
  }
});
