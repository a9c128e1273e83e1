// Where nobody answers, showModal is cancelled, which is a success.
// clauses: WX-API-001 WX-API-005
// platforms: wx
// evidence: documented
// alone: a person answers on other hosts
check(async (t) => {
  const { kind, res } = await t.call('showModal', { title: 'a', content: 'b' });
  t.equal([kind, res.confirm, res.cancel], ['success', false, true], 'the outcome');
  t.equal(res.errMsg, 'showModal:ok', 'errMsg');
});
