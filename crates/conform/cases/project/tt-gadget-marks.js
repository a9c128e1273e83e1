// Pages and components of a gadget carry what run times tell them apart by.
// clauses: TTG-LIFE-007
// platforms: tt-gadget
// evidence: observed
// project: app.js
// file: app.json {"pages":["pages/a/a"]}
// file: pages/a/a.json {"usingComponents":{"x-one":"/one/one"}}
// file: pages/a/a.js Component({ lifetimes: { attached() { getApp().seen.push(this); } } });
// file: pages/a/a.ttml <x-one/>
// file: one/one.js Component({ lifetimes: { attached() { getApp().seen.push(this); } } });
App({ seen: [] });
check(async (t) => {
  await t.wait(0);
  const [page, one] = getApp().seen;
  const own = (instance) => ['__nodeId__', '__webviewId__', '__route__'].map((name) => Object.hasOwn(instance, name));
  t.equal(own(page), [true, true, true], 'what a page has');
  t.equal(own(one), [true, true, true], 'what a component has');
  t.equal([page.__nodeId__, one.__nodeId__ > 0], [0, true], 'the numbers of both');
  t.equal([page.__webviewId__ === one.__webviewId__, page.__route__], [true, 'pages/a/a'], 'their page');
});
