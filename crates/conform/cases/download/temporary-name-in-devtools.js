// In the developer tools temporary files are under http://tmp/.
// clauses: WX-DL-011 WX-FS-001
// platforms: wx
// evidence: observed
// host: client devtools
// needs: download
check(async (t) => {
  t.match(await t.temp('/headers?Content-Type=image/png'), /^http:\/\/tmp\/[^/]+$/, 'the path');
});
