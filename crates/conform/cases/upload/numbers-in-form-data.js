// A number in formData goes out in decimal digits.
// clauses: WX-UP-005
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { res } = await t.call('uploadFile', { ...given, formData: { i: 12, f: 1.5, n: -3, z: 0 } });
  const texts = JSON.parse(res.data).parts.filter((part) => part.name !== 'file');
  const expected = [['i', '12'], ['f', '1.5'], ['n', '-3'], ['z', '0']];
  t.equal(texts.map((part) => [part.name, part.text]), expected, 'the fields at the server');
});
