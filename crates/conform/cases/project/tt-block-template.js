// The template of a block, in TTML, places components, under a condition with tt:if.
// clauses: TTB-CFG-001
// platforms: tt-block
// evidence: assumed
// project: block/index.js
// file: project.config.json {"appid":"cli_0123456789abcdef","blocks":["block/index"]}
// file: block/index.json {"usingComponents":{"x-one":"/one/one"}}
// file: block/index.ttml <view><x-one id="a" /><x-one tt:if="{{shown}}" id="b" /></view>
// file: one/one.js Component({ methods: { there: () => true } });
let self;
Block({ data: { shown: false }, onLoad() { self = this; } });
check(async (t) => {
  await t.wait(0);
  t.equal([self.selectComponent('#a').there(), self.selectComponent('#b')], [true, null], 'the components at the beginning');
  self.setData({ shown: true });
  t.ok(self.selectComponent('#b').there(), 'that there is the other under the condition');
});
