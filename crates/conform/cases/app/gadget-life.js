// App() is called once and hears of launch, show and hide; a second call is an error.
// clauses: TTG-LIFE-001
// platforms: tt-gadget
// evidence: documented
// at: 1s:background
// at: 2s:foreground
const order = [];
App({ onLaunch: () => order.push('launch'), onShow: () => order.push('show'), onHide: () => order.push('hide') });
let again;
try {
  App({});
} catch (error) {
  again = error;
}
check(async (t) => {
  await t.at(3);
  t.ok(again instanceof Error, 'that a second App() fails');
  t.equal(order, ['launch', 'show', 'hide', 'show'], 'the order');
});
