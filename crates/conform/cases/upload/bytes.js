// The bytes of the file arrive as they are.
// clauses: WX-UP-001
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const bytes = Uint8Array.from({ length: 100000 }, (_, n) => n * n);
  const filePath = await t.file('a.bin', bytes.buffer);
  const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
  const [part] = JSON.parse(res.data).parts;
  const sha256 = 'b9711c92a4d52b7a888e9326832405914dd11785a5c74b1fadfc07cd2723c30c';
  t.equal([part.size, part.sha256], [100000, sha256], 'size and digest at the server');
});
