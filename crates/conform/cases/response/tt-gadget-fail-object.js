// fail gets errMsg and trace, and no statusCode, header or data.
// clauses: TTG-REQ-052
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  for (const path of ['/cut', '/cut?at=body', '/hang']) {
    const { kind, res } = await t.call('request', { url: t.url(path) });
    t.equal([kind, typeof res.errMsg, typeof res.trace], ['fail', 'string', 'string'], 'the result of ' + path);
    for (const key of ['statusCode', 'header', 'data']) t.ok(!(key in res), 'the absence of ' + key);
  }
});
