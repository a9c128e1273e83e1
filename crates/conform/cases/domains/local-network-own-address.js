// The own address of a device is no exception: nobody is called there.
// clauses: WX-DOM-010
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    for (const scheme of ['http', 'https']) {
      const { kind, res } = await t.call(name, { url: `${scheme}://192.168.1.20:8080/echo/own`, ...options });
      t.equal([kind, res.errno], ['fail', 600002], `the result of ${name} over ${scheme}`);
    }
  }
  t.equal((await t.logged('/echo/own')).length, 0, 'requests that came');
});
