// Where nobody answers, showActionSheet fails as cancelled.
// clauses: WX-API-006 WX-API-024
// platforms: wx
// evidence: observed
// alone: a person answers on other hosts
check(async (t) => {
  const { kind, res } = await t.call('showActionSheet', { itemList: ['a', 'b'] });
  t.equal([kind, res.errMsg], ['fail', 'showActionSheet:fail cancel'], 'the outcome');
});
