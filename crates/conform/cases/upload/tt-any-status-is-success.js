// Any status is a success of an upload.
// clauses: TTG-UP-017
// platforms: tt-gadget
// evidence: assumed
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const status of [201, 304, 400, 404, 413, 500]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/status/' + status), filePath, name: 'file' });
    t.equal([kind, res.statusCode], ['success', status], 'the outcome');
  }
});
