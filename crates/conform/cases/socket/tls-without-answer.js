// A TLS handshake that is not answered is over when its time is.
// clauses: WX-TMO-015 WX-WS-020 WX-TMO-011
// platforms: wx
// evidence: documented
// host: domains {"socket": ["wss://tls-hang.example.test"]}
// needs: sockets
check(async (t) => {
  const { told, of } = t.talk('wss://tls-hang.example.test/ws', { timeout: 3000 });
  await t.wait(2900);
  t.equal(told, ['returned', 'success', 'complete'], 'what was told before');
  await t.wait(200);
  t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told then');
  t.match(of('error')[0].errMsg, /Timer Expired|The total timed out|TLS handshake timed/, 'errMsg');
});
