// Headers that belong to the browser are left out silently, and the request goes on.
// clauses: TTB-REQ-013
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const names = ['Accept-Charset', 'Accept-Encoding', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];
  names.push('Connection', 'Cookie', 'Cookie2', 'Date', 'DNT', 'Expect', 'Host', 'Keep-Alive', 'Origin', 'Referer');
  names.push('Set-Cookie', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'Via', 'Proxy-Thing', 'Sec-Thing', 'sEC-fetch-mode');
  for (const name of names) {
    const options = { url: 'https://example.feishu.cn/echo', header: { [name]: 'mine', 'x-own': 'kept' } };
    const { kind, res } = await t.call('request', options);
    t.equal(kind, 'success', 'the outcome with ' + name);
    t.ok(!res.data.headers.some((pair) => pair[1] === 'mine'), name + ' left out');
    t.equal(t.sent(res.data, 'x-own'), 'kept', 'x-own');
  }
});
