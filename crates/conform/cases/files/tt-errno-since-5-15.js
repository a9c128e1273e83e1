// Since Feishu 5.15 failing file functions, uploads, downloads and storage have an errno.
// clauses: TTG-STD-010 TTG-STD-008
// platforms: tt-gadget
// evidence: documented
// host: base-library 5.15.0
// needs: files storage upload download
check(async (t) => {
  const read = await new Promise((fail) => t.api.getFileSystemManager().readFile({ filePath: 'ttfile://user/none', fail }));
  const { res: upload } = await t.call('uploadFile', { url: t.url('/echo'), filePath: 'ttfile://user/none', name: 'a' });
  const { res: download } = await t.call('downloadFile', { url: t.url('/cut') });
  const { res: stored } = await t.call('getStorage', { key: 'none' });
  for (const res of [read, upload, download, stored]) t.equal(typeof res.errno, 'number', 'the type of errno of ' + res.errMsg);
});
