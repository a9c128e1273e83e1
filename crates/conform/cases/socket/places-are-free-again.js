// However a socket ends, its place is free again.
// clauses: WX-WS-017 WX-WS-015
// platforms: wx
// evidence: assumed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://expired.example.test"]}
// needs: sockets
check(async (t) => {
  const at = '/ws/places-are-free-again?';
  const ways = ['status=404', 's=close:1000', 's=cut', 's=reset', 'handshake-cut', 's=raw:ff00'].map((way) => at + way);
  for (const way of [...ways, 'wss://refused.example.test/', 'wss://expired.example.test/', 'wss://unlisted.example.test/']) {
    for (let n = 0; n < 5; n += 1) t.talk(way);
    await t.wait(1000);
  }
  const five = [1, 2, 3, 4, 5].map(() => t.talk(at + 's=echo'));
  await t.wait(1000);
  t.equal(five.map(({ told }) => told[3]), Array(5).fill('open'), 'what was told of five more');
});
