// onLaunch runs within App() with path, query, scene and shareTicket; then onShow runs. What onLaunch throws ends nothing.
// clauses: SWAN-ENV-009 SWAN-ENV-010
// platforms: swan
// evidence: documented
// error: no such luck
const order = [];
let fields;
App({
  onLaunch(options) {
    fields = Object.keys(options);
    order.push('onLaunch');
    throw new Error('no such luck');
  },
  onShow: () => order.push('onShow'),
});
order.push('after App()');
check(async (t) => {
  await t.wait(1);
  t.equal(order, ['onLaunch', 'onShow', 'after App()'], 'the order');
  t.equal(fields, ['path', 'query', 'scene', 'shareTicket'], 'what onLaunch is told');
});
