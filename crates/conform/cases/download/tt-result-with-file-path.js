// The result has the given path as tempFilePath, and no key filePath.
// clauses: TTG-DL-009
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  for (const filePath of ['ttfile://temp/own.txt', 'ttfile://user/own.txt']) {
    const { res } = await t.call('downloadFile', { url: t.url('/text'), filePath });
    t.equal(res.tempFilePath, filePath, 'tempFilePath');
    t.ok(!('filePath' in res), 'the absence of filePath');
  }
});
