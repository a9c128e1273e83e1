// About ten megabytes are the most that one upload takes.
// clauses: WX-UP-015
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const upload = async (megabytes) => {
    const filePath = await t.file('a.bin', new ArrayBuffer(megabytes * 1024 * 1024));
    return (await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' })).kind;
  };
  t.equal([await upload(9), await upload(11)], ['success', 'fail'], 'the outcomes of 9 and 11 MB');
  const { requests } = (await t.get('/log?path=/upload&since=' + last)).data;
  t.equal(requests.length, 1, 'uploads at the server');
});
