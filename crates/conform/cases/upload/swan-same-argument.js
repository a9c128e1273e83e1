// success and complete of an upload and a download get the same object, and so do fail and complete.
// clauses: SWAN-CB-002 SWAN-CB-001
// platforms: swan
// evidence: observed
// needs: files upload download
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('bdfile://usr/a.txt', 'hello');
  const file = { filePath: 'bdfile://usr/a.txt', name: 'file' };
  for (const [name, options] of [
    ['uploadFile', Object.assign({ url: t.url('/echo') }, file)],
    ['uploadFile', Object.assign({ url: t.url('/cut') }, file)],
    ['uploadFile', {}],
    ['downloadFile', { url: t.url('/echo') }],
    ['downloadFile', { url: t.url('/cut') }],
    ['downloadFile', {}],
  ]) {
    const seen = [];
    const told = (res) => seen.push(res);
    await new Promise((resolve) => {
      const complete = (res) => resolve(told(res));
      t.api[name](Object.assign({}, options, { success: told, fail: told, complete }));
    });
    t.ok(seen.length === 2 && seen[0] === seen[1], 'one object for both callbacks of ' + name + ' ' + JSON.stringify(options));
  }
});
