// What is shown to the user succeeds, in its order, without a user.
// clauses: WX-API-001 WX-API-025 TTG-STD-001 TTG-STD-016 SWAN-CB-001 SWAN-CB-021
// platforms: wx tt-gadget swan
// evidence: documented
check(async (t) => {
  const names = ['showLoading', 'hideLoading', 'showToast', 'hideToast', 'setNavigationBarTitle', 'setTabBarBadge', 'vibrateShort'];
  for (const name of names) {
    const { kind, order } = await t.call(name, { title: 'a', index: 0, text: '1' });
    t.equal([kind, ...order], ['success', 'returned', 'success', 'complete'], 'the outcome of ' + name);
  }
});
