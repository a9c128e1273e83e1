// getSavedFileList tells of every saved file its path, its size and the second of its making.
// clauses: WX-FS-013
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  t.equal((await t.call('getSavedFileList', {})).res.fileList, [], 'the list at first');
  await t.wait(5000);
  const before = Math.floor(Date.now() / 1000);
  const saved = [];
  for (const text of ['one', 'three']) {
    saved.push((await t.call('saveFile', { tempFilePath: await t.temp('/text?text=' + text) })).res.savedFilePath);
  }
  for (const on of [t.call, t.fs]) {
    const list = (await on('getSavedFileList', {})).res.fileList;
    const told = list.map(({ filePath, size }) => [filePath, size]).sort((a, b) => a[1] - b[1]);
    t.equal(told, [[saved[0], 3], [saved[1], 5]], 'paths and sizes');
    for (const { createTime } of list) {
      t.ok(Number.isInteger(createTime) && createTime >= before && createTime <= before + 5, 'createTime ' + createTime);
    }
  }
});
