// On iOS a URL with raw Chinese is an invalid one; encodeURIComponent helps.
// clauses: SWAN-ERR-003
// platforms: swan
// evidence: documented
// host: client ios
check(async (t) => {
  const { kind, res } = await t.call('request', { url: t.url('/echo?name=') + '你' });
  t.equal([kind, res.errCode], ['fail', 4], 'the raw one');
  const { data } = await t.get('/echo?name=' + encodeURIComponent('你'));
  t.equal(data.args.name, '你', 'the encoded one');
});
