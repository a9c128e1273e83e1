// A temporary file that is not there cannot be saved.
// clauses: WX-FS-008 WX-ERR-005
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const gone = await t.temp('/text');
  await t.call('saveFile', { tempFilePath: gone });
  for (const save of [t.call, t.fs]) {
    const { kind, res } = await save('saveFile', { tempFilePath: gone });
    t.equal([kind, res.errno], ['fail', 1301112], 'the result');
    t.match(res.errMsg, /^saveFile:fail .*tempFilePath file not exist/, 'errMsg');
  }
});
