// On iOS the path of a temporary file has hexadecimal digits and an extension.
// clauses: WX-DL-011 WX-FS-001
// platforms: wx
// evidence: observed
// host: client ios
// needs: download
check(async (t) => {
  t.match(await t.temp('/headers?Content-Type=image/png'), /^wxfile:\/\/tmp_[0-9a-f]+\.png$/, 'the path');
});
