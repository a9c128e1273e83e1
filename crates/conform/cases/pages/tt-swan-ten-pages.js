// Ten pages may be open at once: navigateTo opens no other, and redirectTo still does.
// clauses: TTG-LIFE-001 TTG-STD-006 SWAN-ENV-001 SWAN-CB-003
// platforms: tt-gadget swan
// evidence: assumed
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.js Page({});
// needs: pages
check(async (t) => {
  await t.wait(0);
  for (let n = 2; n <= 10; n++) t.equal((await t.call('navigateTo', { url: 'a?n=' + n })).kind, 'success', 'page ' + n);
  const { kind, res } = await t.call('navigateTo', { url: 'a?n=11' });
  t.equal([kind, res.errMsg], ['fail', 'navigateTo:fail webview count limit exceed'], 'the failure of one more');
  t.equal((await t.call('redirectTo', { url: 'a?n=12' })).kind, 'success', 'the outcome of redirectTo');
  const pages = getCurrentPages();
  t.equal([pages.length, pages[9].options], [10, { n: '12' }], 'how many are open, and the last');
});
