// getCurrentPages returns the open pages, the current one last.
// clauses: WX-APP-008
// platforms: wx
// evidence: documented
let self;
Page({ data: { n: 1 }, onShow() { self = this; } });
check(async (t) => {
  await t.wait(0);
  const pages = getCurrentPages();
  t.ok(pages.length === 1 && pages[pages.length - 1] === self, 'that the last is the current page');
  t.equal(pages[0].data, { n: 1 }, 'its data');
});
