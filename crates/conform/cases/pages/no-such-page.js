// Going to a page that app.json does not list fails, and says which.
// clauses: WX-APP-012
// platforms: wx
// evidence: observed
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.js Page({});
// needs: pages
check(async (t) => {
  await t.wait(0);
  for (const api of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']) {
    const { kind, res } = await t.call(api, { url: '/pages/none/none?n=1' });
    t.equal([kind, res.errMsg], ['fail', api + ':fail page "pages/none/none" is not found'], 'what ' + api + ' tells');
  }
});
