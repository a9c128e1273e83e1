// Where URLs are not checked, a socket opens to any host and port, and without TLS.
// clauses: WX-DOM-019 WX-TLS-006
// platforms: wx
// evidence: documented
// host: client devtools
// host: domains {"request": ["https://api.example.test"]}
// host: skip-url-check
// needs: sockets
check(async (t) => {
  for (const origin of ['wss://unlisted.example.test', 'ws://unlisted.example.test', 'ws://127.0.0.1:8080', 'ws://localhost', 'wss://self-signed.example.test']) {
    const { told } = t.talk(origin + '/ws/unchecked?s=close:1000');
    await t.wait(1000);
    t.equal(told.slice(3), ['open', 'close'], 'what was told of ' + origin);
  }
});
