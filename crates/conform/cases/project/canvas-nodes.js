// A query gives the canvas that a page's template has as an object that can be drawn on, and nothing for one that it has not.
// clauses: WX-APP-022
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages": ["p"]}
// file: p.wxml <view><canvas type="2d" id="a" class="chart"/><canvas wx:if="{{never}}" id="b"/><scroll-view id="c"/><video id="d"/><live-player id="e"/><editor id="f"/><map id="g"/></view>
// file: p.js Page({});
// file: p.json {}
check(async (t) => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  const ask = (of, name, given) =>
    new Promise((resolve) => wx.createSelectorQuery().select(of)[name](...given).exec(([res]) => resolve(res)));
  const { node, width, height } = await ask('.chart', 'fields', [{ node: true, size: true }]);
  t.equal([width, height], [300, 150], 'the size of a canvas');
  node.width = 10;
  const context = node.getContext('2d');
  context.fillStyle = 'red';
  t.equal(context.fillRect(0, 0, 1, 1), undefined, 'what drawing returns');
  context.createLinearGradient(0, 0, 1, 1).addColorStop(0, 'red');
  t.equal([context.canvas.width, context.fillStyle], [10, 'red'], 'what was set');
  t.equal(typeof context.measureText('text').width, 'number', 'the width of a text');
  t.equal(context.getImageData(0, 0, 2, 3).data.length, 24, 'the bytes of six pixels');
  t.equal(typeof (await ask('#a', 'node', [])).node.createImage, 'function', 'the node by its id');
  t.equal(await ask('#b', 'node', []), null, 'a canvas that is not there');
  t.equal(await ask('#a', 'boundingClientRect', []), null, 'the place of a canvas where nothing is laid out');
  t.equal(typeof (await ask('#c', 'node', [])).node.scrollTo, 'function', 'a scroll view');
  const functions = { '#d': 'play', '#e': 'play', '#f': 'getContents', '#g': 'getCenterLocation' };
  for (const [id, name] of Object.entries(functions)) {
    const found = await ask(id, 'context', []);
    t.equal(typeof (found && found.context[name]), 'function', name + ' of ' + id);
  }
});
