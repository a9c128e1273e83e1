// An aborted call fails with errCode 1001.
// clauses: SWAN-REQ-049
// platforms: swan
// evidence: assumed
check(async (t) => {
  const res = await new Promise((fail) => {
    const task = t.api.request({ url: t.url('/hang'), fail });
    setTimeout(() => task.abort(), 200);
  });
  t.equal(Number(res.errCode), 1001, 'errCode');
  t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message');
});
