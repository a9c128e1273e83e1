// Temporary paths begin with bdfile://tmp, saved ones with bdfile://store_.
// clauses: SWAN-FILE-003
// platforms: swan
// evidence: observed
// needs: files download
check(async (t) => {
  const paths = [];
  for (let n = 0; n < 3; n++) paths.push((await t.call('downloadFile', { url: t.url('/text') })).res.tempFilePath);
  for (const path of paths) t.match(path, /^bdfile:\/\/tmp[_/]./, 'the temporary path');
  t.equal(new Set(paths).size, 3, 'different paths');
  const { res } = await t.call('saveFile', { tempFilePath: paths[0] });
  t.match(res.savedFilePath, /^bdfile:\/\/store_./, 'the saved path');
});
