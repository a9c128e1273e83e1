// A component that says so gives others something in its place where they select it.
// clauses: WX-APP-023
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages": ["p"]}
// file: p.wxml <x-a id="a"/><x-b id="b"/>
// file: p.js Page({});
// file: p.json {"usingComponents": {"x-a": "a", "x-b": "b"}}
// file: a.json {"component": true}
// file: a.js Component({ behaviors: ['wx://component-export'], data: { n: 1 }, export() { return { n: this.data.n }; } });
// file: b.json {"component": true}
// file: b.js Component({ data: { n: 2 }, export() { return { n: 0 }; } });
check(async (t) => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  const page = getCurrentPages()[0];
  t.equal(page.selectComponent('#a'), { n: 1 }, 'what the component gives');
  t.equal(page.selectComponent('#b').data.n, 2, 'a component without the behavior');
});
