// A header that overrides the method is left out if it names a forbidden one, and sent otherwise.
// clauses: TTB-REQ-013
// platforms: tt-block
// evidence: documented
check(async (t) => {
  for (const name of ['X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override']) {
    for (const value of ['TRACE', 'connect', 'PUT, track']) {
      const { data } = await t.get('', { url: 'https://example.feishu.cn/echo', header: { [name]: value } });
      t.equal(t.sent(data, name), undefined, name + ' with ' + value);
    }
    const { data } = await t.get('', { url: 'https://example.feishu.cn/echo', header: { [name]: 'PATCH' } });
    t.equal(t.sent(data, name), 'PATCH', name + ' with PATCH');
  }
});
