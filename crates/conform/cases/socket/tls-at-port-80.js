// A wss URL with port 80, where nobody speaks TLS, does not open; one with 443 does.
// clauses: WX-TLS-008
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const [wrong, right] = [80, 443].map((port) => t.talk(`wss://api.example.test:${port}/ws/tls-at-port-${port}`));
  await t.wait(1000);
  t.equal(wrong.told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told with 80');
  t.equal(right.told, ['returned', 'success', 'complete', 'open'], 'what was told with 443');
});
