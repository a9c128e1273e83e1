// The answer is a string and never parsed, whatever its type says.
// clauses: WX-UP-008
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const body of ['{"a":1}', '[1]', '123', '"桥"', '']) {
    const url = t.url('/json?body=' + encodeURIComponent(body));
    const { kind, res } = await t.call('uploadFile', { url, ...given });
    t.equal([kind, res.data], ['success', body], 'the result');
  }
});
