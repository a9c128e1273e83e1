// A falsy success or fail counts as none.
// clauses: SWAN-CB-007
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const nothing of [0, '', false, null, undefined]) {
    const options = { url: t.url('/echo'), success: nothing, fail: nothing };
    const res = await new Promise((complete) => t.api.request(Object.assign(options, { complete })));
    t.equal(res.statusCode, 200, 'statusCode with ' + String(nothing));
  }
});
