// On iOS a download fails with 202, 1001 or 1002 and no other number of the platform.
// clauses: SWAN-ERR-005
// platforms: swan
// evidence: documented
// host: client ios
// needs: download
check(async (t) => {
  const bad = [{ url: t.url('/bytes/10485761') }, { url: t.url('/chunked/10') }];
  const paths = ['a', 'bdfile://else/a', 'bdfile://usr'];
  for (const options of bad.concat(paths.map((filePath) => ({ url: t.url('/text'), filePath })))) {
    const { kind, res } = await t.call('downloadFile', options);
    t.equal(kind, 'fail', 'the outcome of ' + JSON.stringify(options));
    t.ok([202, 1001, 1002].includes(res.errCode), '202, 1001 or 1002 rather than ' + res.errCode + ' of ' + JSON.stringify(options));
  }
});
