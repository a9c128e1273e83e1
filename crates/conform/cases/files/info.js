// getFileInfo tells the size of a file, and its digest, which is MD5 unless SHA-1 is wanted.
// clauses: WX-FS-014
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = await t.file('a.txt', 'hello');
  const md5 = '5d41402abc4b2a76b9719d911017c592';
  const sha1 = 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d';
  for (const [digestAlgorithm, expected] of [[undefined, md5], ['md5', md5], ['sha1', sha1]]) {
    const { res } = await t.call('getFileInfo', { filePath, digestAlgorithm });
    t.equal([res.size, res.digest, res.errMsg], [5, expected, 'getFileInfo:ok'], 'the result for ' + digestAlgorithm);
  }
  t.equal((await t.fs('getFileInfo', { filePath })).res.size, 5, 'the size that the file manager tells');
});
