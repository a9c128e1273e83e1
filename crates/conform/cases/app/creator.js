// A creator is told that a block is to be made, may request, and ends with setBlockInfo or cancel.
// clauses: TTB-LIFE-006
// platforms: tt-block
// evidence: documented
const order = [];
let told;
Creator({
  onLoad(options) {
    told = options.blockInfo;
    order.push('onLoad');
    tt.request({ url: CASE.cross + '/cors?allow-origin=ORIGIN&allow-credentials=true', complete: () => this.answered() });
  },
  methods: { answered: () => order.push('answered') },
});
check(async (t) => {
  await t.wait(1000);
  t.equal([told.mode, typeof told.setting], ['create', 'undefined'], 'what it is told');
  t.equal(order, ['onLoad', 'answered'], 'the order');
  const { kind, res } = await t.call('setBlockInfo', { sourceData: '{"n":1}', sourceMeta: { title: 'one' } });
  t.equal([kind, res.errMsg], ['success', 'setBlockInfo:ok'], 'the outcome of setBlockInfo');
  t.equal((await t.call('cancel', {})).kind, 'success', 'the outcome of cancel');
});
