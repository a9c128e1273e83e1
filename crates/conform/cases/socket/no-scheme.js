// A URL that is not absolute, or empty, is refused by fail, with the URL.
// clauses: WX-DOM-028
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const url of ['api.example.test/ws', '/ws', '', '//api.example.test/ws', 'wsss://api.example.test/ws']) {
    const { kind, res } = await t.call('connectSocket', { url });
    t.equal([kind, res.errMsg], ['fail', `connectSocket:fail invalid url "${url}"`], 'the outcome of ' + url);
  }
});
