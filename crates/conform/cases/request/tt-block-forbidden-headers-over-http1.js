// Headers about the connection are left out on HTTP/1.1 too.
// clauses: TTB-REQ-013
// platforms: tt-block
// evidence: documented
check(async (t) => {
  const path = '/cors?case=tt-block-forbidden-headers-over-http1';
  const cors = '&allow-origin=https://example.feishu.cn&allow-credentials=true&allow-headers=content-type';
  const names = ['Connection', 'Expect', 'Host', 'Keep-Alive', 'Proxy-Connection', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade'];
  for (const name of names) {
    const options = { url: 'https://http1.example.test' + path + cors, header: { [name]: 'mine' } };
    t.equal((await t.call('request', options)).kind, 'success', 'the outcome with ' + name);
  }
  const { requests } = (await t.get('', { url: 'https://example.feishu.cn/log?path=' + encodeURIComponent(path) })).data;
  t.ok(requests.length >= names.length, 'the requests');
  t.ok(!requests.some((request) => request.headers.some((pair) => pair[1] === 'mine')), 'no value of the script');
});
