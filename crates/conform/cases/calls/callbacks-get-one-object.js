// Every callback is called with one object.
// clauses: WX-API-001
// platforms: wx
// evidence: documented
check(async (t) => {
  const given = (url) => new Promise((resolve) => {
    const seen = {};
    t.api.request({
      url,
      success: (...args) => { seen.success = args; },
      fail: (...args) => { seen.fail = args; },
      complete: (...args) => { seen.complete = args; setTimeout(() => resolve(seen), 0); },
    });
  });
  const isOneObject = (args) => args && args.length === 1 && typeof args[0] === 'object' && args[0] !== null;
  const good = await given(t.url('/echo'));
  t.ok(isOneObject(good.success), 'one object for success');
  t.ok(isOneObject(good.complete), 'one object for complete after success');
  const bad = await given('https://unlisted.example.test/echo');
  t.ok(isOneObject(bad.fail), 'one object for fail');
  t.ok(isOneObject(bad.complete), 'one object for complete after fail');
});
