// A host that cannot be found, that refuses or that cannot be reached is told by onError and onClose.
// clauses: WX-WS-020 WX-WS-021 WX-WS-038
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://unresolved.example.test", "wss://refused.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  for (const host of ['unresolved', 'refused', 'unreachable']) {
    const { told, of } = t.talk(`wss://${host}.example.test/ws`);
    await t.wait(1000);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told of ' + host);
    t.match(of('error')[0].errMsg, /Underlying Transport Error/, 'errMsg of ' + host);
    await t.wait(70000);
    t.equal(told.length, 5, 'how much was told in the end of ' + host);
  }
});
