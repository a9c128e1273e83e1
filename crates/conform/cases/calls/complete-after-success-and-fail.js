// complete follows success or fail at once, with the very same object.
// clauses: WX-API-004
// platforms: wx
// evidence: assumed
check(async (t) => {
  const seen = (url) => new Promise((resolve) => {
    const order = [];
    let first;
    const told = (kind) => (res) => {
      first = res;
      order.push(kind);
      Promise.resolve().then(() => order.push('microtask'));
    };
    t.api.request({
      url,
      success: told('success'),
      fail: told('fail'),
      complete: (res) => {
        order.push('complete');
        setTimeout(() => resolve({ order, same: res === first }), 0);
      },
    });
  });
  const good = await seen(t.url('/echo'));
  t.equal(good.order, ['success', 'complete', 'microtask'], 'the order after success');
  t.ok(good.same, 'the same object after success');
  const bad = await seen(t.url('/redirect?to=https://unlisted.example.test/'));
  t.equal(bad.order, ['fail', 'complete', 'microtask'], 'the order after fail');
  t.ok(bad.same, 'the same object after fail');
});
