// An upload without url, filePath or name fails, and nothing is sent.
// clauses: TTG-UP-002 TTG-UP-003 TTG-UP-004 TTG-UP-016 TTG-STD-014
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const good = { url: t.url('/echo/tt-required-options'), filePath, name: 'file' };
  for (const key of ['url', 'filePath', 'name']) {
    for (const nothing of ['', undefined, null]) {
      const { kind, res } = await t.call('uploadFile', Object.assign({}, good, { [key]: nothing }));
      t.equal(kind, 'fail', 'the outcome for ' + key + ' ' + JSON.stringify(nothing));
      t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
      t.match(res.errMsg, /^uploadFile:fail( |$)/, 'errMsg');
    }
  }
  t.equal((await t.logged('/echo/tt-required-options')).length, 0, 'requests');
});
