// Only success and fail are checked: a complete that is no function does not stop the call.
// clauses: SWAN-CB-007
// platforms: swan
// evidence: observed
check(async (t) => {
  const outcome = await new Promise((resolve) => {
    t.api.request({ url: t.url('/echo'), success: () => resolve('success'), fail: () => resolve('fail'), complete: 100 });
  });
  t.equal(outcome, 'success', 'the outcome');
});
