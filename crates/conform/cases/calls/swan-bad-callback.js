// A truthy success or fail that is no function fails the call with 904, and nothing is sent.
// clauses: SWAN-CB-007
// platforms: swan
// evidence: observed
check(async (t) => {
  const url = t.url('/echo/swan-bad-callback');
  const failed = await new Promise((resolve) => t.api.request({ url, success: 100, fail: resolve }));
  t.equal([failed.errCode, failed.errMsg], [904, 'params type error'], 'the failure with success: 100');
  const completed = await new Promise((resolve) => t.api.request({ url, fail: 'x', complete: resolve }));
  t.equal([completed.errCode, completed.errMsg], [904, 'params type error'], 'the failure with fail: "x"');
  const { requests } = (await t.get('/log?path=/echo/swan-bad-callback')).data;
  t.equal(requests.length, 0, 'requests');
});
