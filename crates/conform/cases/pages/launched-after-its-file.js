// onLaunch runs when the app's file has run.
// clauses: WX-APP-003 TTG-LIFE-001
// platforms: wx tt-gadget
// evidence: assumed
const order = [];
App({ onLaunch: () => order.push('onLaunch') });
order.push('after App()');
check(async (t) => {
  await t.wait(0);
  t.equal(order, ['after App()', 'onLaunch'], 'the order');
});
