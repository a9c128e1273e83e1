// On phones local paths have the scheme wxfile.
// clauses: WX-FS-001
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const kept = await t.call('saveFile', { tempFilePath: await t.temp('/text') });
  for (const path of [await t.temp('/text'), kept.res.savedFilePath, t.api.env.USER_DATA_PATH]) {
    t.match(path, /^wxfile:\/\/./, 'the path');
  }
});
