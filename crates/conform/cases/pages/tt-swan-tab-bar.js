// A page of the tab bar is reached with switchTab, and no other page is.
// clauses: TTG-STD-006 SWAN-CB-003
// platforms: tt-gadget swan
// evidence: assumed
// project: app.js
// file: app.json {"pages":["pages/a/a","pages/tab/tab"],"tabBar":{"list":[{"pagePath":"pages/tab/tab"}]}}
// file: pages/a/a.js Page({});
// file: pages/tab/tab.js Page({});
// needs: pages
check(async (t) => {
  await t.wait(0);
  const told = async (api, url) => (await t.call(api, { url })).res.errMsg;
  t.equal(await told('navigateTo', '/pages/tab/tab'), 'navigateTo:fail can not navigateTo a tabbar page', 'navigateTo');
  t.equal(await told('redirectTo', '/pages/tab/tab'), 'redirectTo:fail can not redirectTo a tabbar page', 'redirectTo');
  t.equal(await told('switchTab', '/pages/a/a'), 'switchTab:fail can not switch to no-tabBar page', 'switchTab');
  t.equal((await t.call('switchTab', { url: '/pages/tab/tab' })).kind, 'success', 'the outcome of switchTab');
  t.equal(getCurrentPages().map((page) => page.route), ['pages/tab/tab'], 'the open pages');
});
