// A URL with a scheme that is not that of sockets is refused by fail, with the URL.
// clauses: WX-DOM-028
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const url of ['https://api.example.test/ws', 'http://api.example.test/ws', 'ftp://api.example.test/ws', 'file:///ws']) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.equal([kind, res.errMsg], ['fail', `connectSocket:fail invalid url "${url}"`], 'the outcome of ' + url);
  }
});
