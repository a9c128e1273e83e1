// The extension of a temporary file follows the Content-Type, and not the url.
// clauses: WX-DL-010
// platforms: wx
// evidence: documented
// needs: download
check(async (t) => {
  const kinds = [
    ['image/png', /\.png$/],
    ['image/jpeg', /\.jpe?g$/],
    ['image/gif', /\.gif$/],
    ['application/json', /\.json$/],
    ['application/pdf', /\.pdf$/],
    ['text/html; charset=utf-8', /\.html?$/],
  ];
  for (const [type, form] of kinds) {
    t.match(await t.temp('/headers?file=a.txt&Content-Type=' + encodeURIComponent(type)), form, 'the path for ' + type);
  }
});
