// A request and its preflight take one of the 5 places together.
// clauses: TTB-CORS-071 TTB-REQ-010
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const allow = 'header:Access-Control-Allow-Origin=https://example.feishu.cn;header:Access-Control-Allow-Credentials=true;';
  const script = 'wait:10s;' + allow + 'header:Access-Control-Allow-Headers=content-type;body:ok';
  const begun = Date.now();
  const get = async (n) => {
    await t.call('request', { url: t.cross('/do?n=' + n + '&s=' + encodeURIComponent(script)) });
    return Math.round((Date.now() - begun) / 1000);
  };
  const ended = await Promise.all([1, 2, 3, 4, 5, 6].map(get));
  t.equal(ended, [20, 20, 20, 20, 20, 40], 'the seconds after which they ended');
});
