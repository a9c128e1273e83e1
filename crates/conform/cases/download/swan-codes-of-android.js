// On Android a download fails with 202 or 1001 and no other number of the platform.
// clauses: SWAN-ERR-005
// platforms: swan
// evidence: documented
// host: client android
// needs: download
check(async (t) => {
  const bad = [{ url: t.url('/cut') }, { url: t.url('/hang') }, { url: 'https://unlisted.example.test/' }, { url: t.url('/bytes/10485761') }];
  const paths = ['a', 'bdfile://else/a', 'bdfile://usr', 'bdfile://usr/none/a', 'bdfile://usr/' + 'x'.repeat(300)];
  for (const options of bad.concat(paths.map((filePath) => ({ url: t.url('/text'), filePath })))) {
    const { kind, res } = await t.call('downloadFile', options);
    t.equal(kind, 'fail', 'the outcome of ' + JSON.stringify(options));
    t.ok([202, 1001].includes(res.errCode), '202 or 1001 rather than ' + res.errCode + ' of ' + JSON.stringify(options));
  }
});
