// A truthy success or fail that is no function fails an upload or a download with 904, and nothing is sent.
// clauses: SWAN-CB-007 SWAN-CB-019
// platforms: swan
// evidence: observed
// needs: files upload download
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('bdfile://usr/a.txt', 'hello');
  const url = t.url('/echo/swan-bad-callback-of-transfers');
  for (const [name, more] of [['uploadFile', { filePath: 'bdfile://usr/a.txt', name: 'file' }], ['downloadFile', {}]]) {
    const call = (callbacks) => new Promise((resolve) => t.api[name](Object.assign({ url }, more, callbacks(resolve))));
    const failed = await call((fail) => ({ success: 100, fail }));
    t.equal([failed.errCode, failed.errMsg], [904, 'params type error'], name + ' with success: 100');
    const completed = await call((complete) => ({ fail: 'x', complete }));
    t.equal([completed.errCode, completed.errMsg], [904, 'params type error'], name + ' with fail: "x"');
  }
  t.equal((await t.logged('/echo/swan-bad-callback-of-transfers')).length, 0, 'requests');
});
