// An exception in fail or complete goes no further either.
// clauses: SWAN-CB-006
// platforms: swan
// evidence: observed
// error: thirdScriptError
check(async (t) => {
  const order = [];
  t.api.request({
    url: t.url('/cut'),
    success: () => order.push('success'),
    fail: () => { order.push('fail'); throw new Error('thrown by the case'); },
    complete: () => { order.push('complete'); throw new Error('thrown by the case'); },
  });
  await t.wait(1000);
  t.equal(order, ['fail', 'complete'], 'the order');
  await t.get('/echo');
});
