// An entry for sockets, which has no port, allows every port of its host.
// clauses: WX-DOM-015
// platforms: wx
// evidence: documented
// host: domains {"socket": ["wss://api.example.test"]}
// needs: sockets
check(async (t) => {
  for (const port of ['', ':443', ':8443', ':9001']) {
    const { told } = t.talk(`wss://api.example.test${port}/ws/any-port?s=close:1000`);
    await t.wait(1000);
    t.equal(told.slice(3), ['open', 'close'], 'what was told with ' + port);
  }
});
