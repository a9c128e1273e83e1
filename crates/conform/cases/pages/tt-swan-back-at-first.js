// From the first page there is no way back; from others, no further than to it.
// clauses: TTG-STD-006 SWAN-CB-003
// platforms: tt-gadget swan
// evidence: assumed
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.js Page({});
// needs: pages
check(async (t) => {
  await t.wait(0);
  const { kind, res } = await t.call('navigateBack');
  t.equal([kind, res.errMsg], ['fail', 'navigateBack:fail cannot navigate back at first page.'], 'what is told');
  for (const url of ['a?n=2', 'a?n=3']) await t.call('navigateTo', { url });
  t.equal((await t.call('navigateBack', { delta: 9 })).kind, 'success', 'the outcome of many pages back');
  t.equal(getCurrentPages().map((page) => page.options), [{}], 'the open pages');
});
