// data is always a string: JSON stays text, and so does an empty answer.
// clauses: TTG-UP-011
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const body of ['{"a":1}', '[1,2]', '5', '"x"', 'null', '']) {
    const url = t.url('/json?body=' + encodeURIComponent(body));
    const { res } = await t.call('uploadFile', { url, filePath, name: 'file', dataType: 'json' });
    t.equal(res.data, body, 'data of ' + body);
  }
});
