// Pages and components have the members of the component reference; what ends does so where nothing is drawn.
// clauses: WX-APP-019
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a"],"usingComponents":{"x-one":"/one/one"}}
// file: a/a.js Page({});
// file: a/a.wxml <x-one/>
// file: one/one.js Component({});
// needs: pages
App({});
const METHODS = ['setData', 'hasBehavior', 'triggerEvent', 'createSelectorQuery', 'createIntersectionObserver',
  'createMediaQueryObserver', 'selectComponent', 'selectAllComponents', 'selectOwnerComponent', 'getRelationNodes',
  'groupSetData', 'getTabBar', 'getAppBar', 'getPageId', 'animate', 'clearAnimation', 'getOpenerEventChannel',
  'applyAnimatedStyle', 'clearAnimatedStyle', 'setUpdatePerformanceListener', 'getPassiveEvent', 'setPassiveEvent'];
check(async (t) => {
  await t.wait(0);
  const [page] = getCurrentPages();
  for (const one of [page, page.selectComponent('x-one')]) {
    t.equal(METHODS.filter((name) => typeof one[name] !== 'function'), [], 'methods that are missing');
    t.equal([typeof one.router.navigateTo, typeof one.pageRouter.navigateBack, one.renderer], ['function', 'function', 'webview'], 'the rest');
    one.setUpdatePerformanceListener({}, () => {});
    await new Promise((resolve) => one.animate('#a', [{ opacity: 0 }], 100, resolve));
    await new Promise((resolve) => one.clearAnimation('#a', resolve));
    t.equal(await new Promise((resolve) => one.createSelectorQuery().select('#a').boundingClientRect().exec(resolve)), [null], 'a query');
  }
});
