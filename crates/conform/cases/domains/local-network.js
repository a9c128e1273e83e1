// Other devices in the local network are called without being listed and without TLS, by every API.
// clauses: WX-DOM-010
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  for (const [name, options] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    for (const host of ['192.168.1.30:8080', '192.168.1.21:80', '192.168.1.254:65000']) {
      const { kind, res } = await t.call(name, { url: `http://${host}/echo`, ...options });
      t.equal([kind, res.statusCode], ['success', 200], `the result of ${name} for ${host}`);
    }
  }
});
