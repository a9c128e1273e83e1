// Success and failure both have a trace.
// clauses: TTG-REQ-030
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  for (const path of ['/echo', '/cut', '/hang']) {
    const { res } = await t.call('request', { url: t.url(path) });
    t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace for ' + path);
  }
});
