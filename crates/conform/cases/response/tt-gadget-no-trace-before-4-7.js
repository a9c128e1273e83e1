// Before Feishu 4.7 results have no trace.
// clauses: TTG-REQ-030
// platforms: tt-gadget
// evidence: documented
// host: base-library 4.6.0
check(async (t) => {
  for (const path of ['/echo', '/cut']) {
    const { res } = await t.call('request', { url: t.url(path) });
    t.ok(!('trace' in res), 'the absence of trace for ' + path);
  }
});
