// Uploads and downloads remember no cookies, and send the one that the script sets.
// clauses: SWAN-NET-006
// platforms: swan
// evidence: documented
// needs: files upload download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const filePath = 'bdfile://usr/a.txt';
  files.writeFileSync(filePath, 'hello');
  const upload = async (header) => (await t.call('uploadFile', { url: t.url('/cookies?set=a=1'), filePath, name: 'file', header })).res.data.cookies;
  const download = async (header) => {
    const { res } = await t.call('downloadFile', { url: t.url('/cookies?set=a=1'), header });
    return JSON.parse(files.readFileSync(res.tempFilePath, 'utf8')).cookies;
  };
  t.equal([await upload(), await upload(), await download(), await download()], [{}, {}, {}, {}], 'the cookies');
  t.equal([await upload({ Cookie: 'b=2' }), await download({ Cookie: 'b=2' })], [{ b: '2' }, { b: '2' }], 'the cookies that were set');
});
