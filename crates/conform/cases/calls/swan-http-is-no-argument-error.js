// An http URL is refused by the domain rules and not as an argument: the code is not 904 and there is a task.
// clauses: SWAN-DOM-022
// platforms: swan
// evidence: observed
check(async (t) => {
  const { kind, res, order, returned } = await t.call('request', { url: t.plain('/echo/x') });
  t.equal(kind, 'fail', 'the outcome');
  t.ok(Number(res.errCode) !== 904, 'errCode other than 904');
  t.equal(typeof (returned && returned.abort), 'function', 'abort of what was returned');
  t.equal(order, ['returned', 'fail', 'complete'], 'the order');
});
