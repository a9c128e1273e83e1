// A block hears of its life in order, with the document that shows it; its methods are its own, and it may request in onLoad.
// clauses: TTB-LIFE-001 TTB-LIFE-002 TTB-LIFE-003
// platforms: tt-block
// evidence: documented
// at: 2s:background
// at: 3s:foreground
const order = [];
let told;
Block({
  data: { n: 1 },
  onLoad(options) {
    order.push('onLoad');
    told = options;
    tt.request({ url: CASE.cross + '/cors?allow-origin=ORIGIN&allow-credentials=true', complete: () => this.answered() });
  },
  onReady: () => order.push('onReady'),
  onShow: () => order.push('onShow'),
  onHide: () => order.push('onHide'),
  methods: {
    answered() {
      this.setData({ n: this.data.n + 1 });
      order.push('answered ' + this.data.n);
    },
  },
});
check(async (t) => {
  await t.at(4);
  t.equal(order, ['onLoad', 'onReady', 'onShow', 'answered 2', 'onHide', 'onShow'], 'the order');
  t.equal(told.host, 'docs_block', 'the document');
  t.equal(Object.keys(told.blockInfo), ['sourceMeta', 'sourceData'], 'blockInfo');
  t.equal(typeof told.blockInstanceInfo, 'object', 'blockInstanceInfo');
});
