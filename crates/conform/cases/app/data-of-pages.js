// A page has a copy of the data that it is declared with.
// clauses: WX-APP-009
// platforms: wx
// evidence: documented
const options = { data: { list: [{ n: 1 }] } };
Page(options);
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  page.setData({ 'list[0].n': 2 });
  t.equal([page.data, options.data], [{ list: [{ n: 2 }] }, { list: [{ n: 1 }] }], 'the data of both');
});
