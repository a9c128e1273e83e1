// Each of requests, uploads and downloads reaches the hosts of its own list only.
// clauses: WX-DOM-002
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://r.example.test"], "upload": ["https://u.example.test"], "download": ["https://d.example.test"]}
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const allowed = [];
  for (const [name, options] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    for (const host of ['r', 'u', 'd']) {
      const { kind } = await t.call(name, { url: `https://${host}.example.test/echo`, ...options });
      if (kind === 'success') allowed.push(name + ' ' + host);
    }
  }
  t.equal(allowed, ['request r', 'uploadFile u', 'downloadFile d'], 'what is allowed');
});
