// An exception in success of an upload is caught and logged, and complete still runs.
// clauses: SWAN-CB-006
// platforms: swan
// evidence: observed
// error: thirdScriptError
// needs: files upload
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('bdfile://usr/a.txt', 'hello');
  const order = [];
  await new Promise((resolve) => {
    t.api.uploadFile({
      url: t.url('/echo'),
      filePath: 'bdfile://usr/a.txt',
      name: 'file',
      success: () => { order.push('success'); throw new Error('mine'); },
      fail: () => order.push('fail'),
      complete: () => resolve(order.push('complete')),
    });
  });
  await t.wait(100);
  t.equal(order, ['success', 'complete'], 'the order');
});
