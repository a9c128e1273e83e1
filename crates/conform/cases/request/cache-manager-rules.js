// The rules of a cache manager are texts, patterns and objects; the first that means a request counts, and names its cache.
// clauses: WX-REQ-089 WX-REQ-090
// platforms: wx
// evidence: documented
// alone: a program has one cache manager
check(async (t) => {
  const manager = wx.createCacheManager({ origin: 'https://a.example.test/' });
  const means = (rule, url, more) => {
    const id = manager.addRule(rule);
    const found = manager.match({ url, ...more });
    manager.deleteRule(id);
    return Boolean(found) && found.ruleId === id;
  };
  const at = (path) => 'https://a.example.test' + path;
  const rows = [
    ['/abc', at('/abc'), true], ['/abc', at('/abc?x=1'), true], ['/abc', at('/abc/d'), false],
    ['/abc', 'https://b.example.test/abc', false], ['https://b.example.test/abc', 'https://b.example.test/abc', true],
    ['/abc/:id', at('/abc/12'), true], ['/abc/:id', at('/abc/12/x'), false],
    ['/abc?aa', at('/abc?bb=1&aa=2'), true], ['/abc?aa', at('/abc'), false], ['/abc?dd=x', at('/abc?dd=y'), false],
    [/\/(abc|cba)$/gi, at('/cba?x'), true], [/\/(abc|cba)$/gi, 'https://b.example.test/abc', false],
    [/^https:\/\/b.example.test\/abc$/, 'https://b.example.test/abc', true],
  ];
  for (const [rule, url, should] of rows) t.equal(means(rule, url), should, rule + ' for ' + url);
  t.equal(means('POST /abc', at('/abc')), false, 'a rule for POST');
  t.equal(means('POST /abc', at('/abc'), { method: 'post' }), true, 'a rule for POST with POST');
  const schema = (one) => ({ url: '/abc', dataSchema: [{ name: 'a', schema: one }] });
  const values = [
    [{ type: 'number' }, 1, true], [{ type: 'number' }, '1', false], [[{ type: 'number' }, { type: 'string' }], '1', true],
    [{ type: 'string[]' }, ['x'], true], [{ type: 'string[]' }, [1], false], [{ type: 'any' }, null, true],
    [{ value: '1' }, 1, true], [{ type: 'string', value: /^x/g }, 'xy', true], [{ value: (a) => a > 2 }, 2, false],
    [{ type: 'object', value: [{ name: 'b', schema: { type: 'boolean' } }] }, { b: true }, true],
  ];
  for (const [one, a, should] of values) t.equal(means(schema(one), at('/abc'), { data: { a } }), should, JSON.stringify([one, a]));
  const ids = manager.addRules(['/one', { id: 'mine', url: '/one?x', dataSchema: [] }]);
  t.equal([ids.length, ids[1], manager.match({ url: at('/one?x=1') }).ruleId === ids[0]], [2, 'mine', true], 'several rules');
  manager.clearRules();
  t.equal(manager.match({ url: at('/one') }), undefined, 'what matches without rules');
});
