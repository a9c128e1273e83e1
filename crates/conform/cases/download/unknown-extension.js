// Where the Content-Type is missing or odd, the extension is "unknown".
// clauses: WX-DL-010
// platforms: wx
// evidence: observed
// needs: download
check(async (t) => {
  t.match(await t.temp('/do?s=body:x'), /\.unknown$/, 'the path without a type');
  t.match(await t.temp('/headers?Content-Type=what/ever'), /\.unknown$/, 'the path for an odd type');
});
