// Headers of the script are sent with an upload, but its referer is not.
// clauses: TTG-UP-006
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  for (const name of ['referer', 'Referer']) {
    const header = { [name]: 'https://mine.example.test/', 'X-Own': 'one', authorization: 'Bearer two' };
    const { res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', header });
    const echo = JSON.parse(res.data);
    t.equal([t.sent(echo, 'x-own'), t.sent(echo, 'authorization')], ['one', 'Bearer two'], 'the headers');
    t.ok(!JSON.stringify(echo.headers).includes('mine.example.test'), 'the value of ' + name + ' left out');
  }
});
