// The host adds no request id of its own.
// clauses: TTB-REQ-025
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const { data } = await t.get('', { url: 'https://example.feishu.cn/echo' });
  const names = data.headers.map((pair) => pair[0].toLowerCase());
  for (const name of ['x-request-id', 'x-request-id-op', 'x-tt-log-id', 'x-tt-logid']) {
    t.ok(!names.includes(name), 'the absence of ' + name);
  }
});
