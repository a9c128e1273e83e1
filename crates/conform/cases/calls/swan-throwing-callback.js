// An exception in success goes no further: fail does not run, complete does.
// clauses: SWAN-CB-006
// platforms: swan
// evidence: observed
// error: thirdScriptError
check(async (t) => {
  const order = await new Promise((resolve) => {
    const order = [];
    t.api.request({
      url: t.url('/echo'),
      success: () => { order.push('success'); throw new Error('thrown by the case'); },
      fail: () => order.push('fail'),
      complete: () => { order.push('complete'); setTimeout(() => resolve(order), 100); },
    });
  });
  t.equal(order, ['success', 'complete'], 'the order');
});
