// The time of a preflight counts inside the 60 seconds of its request.
// clauses: TTB-CORS-071 TTB-REQ-009
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const allow = 'header:Access-Control-Allow-Origin=https://example.feishu.cn;header:Access-Control-Allow-Credentials=true;';
  const methods = 'header:Access-Control-Allow-Methods=PUT;header:Access-Control-Allow-Headers=content-type;';
  const put = async (wait) => {
    const begun = Date.now();
    const url = t.cross('/do?s=' + encodeURIComponent('wait:' + wait + 's;' + allow + methods + 'body:ok'));
    const { kind } = await t.call('request', { url, method: 'PUT' });
    return [kind, Math.round((Date.now() - begun) / 1000)];
  };
  t.equal(await put(25), ['success', 50], 'the outcome after twice 25 seconds');
  t.equal(await put(40), ['fail', 60], 'the outcome of twice 40 seconds');
});
