// getFileInfo gives size and digest, md5 or sha1.
// clauses: SWAN-FILE-009
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const md5 = '5d41402abc4b2a76b9719d911017c592';
  for (const [digestAlgorithm, digest] of [[undefined, md5], ['md5', md5], ['sha1', 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d']]) {
    const { kind, res } = await t.call('getFileInfo', { filePath, digestAlgorithm });
    t.equal([kind, res.size, res.digest], ['success', 5, digest], 'the result with ' + digestAlgorithm);
  }
});
