// A server without a good certificate is told by onError and onClose as a TLS handshake that failed.
// clauses: WX-WS-020 WX-TLS-001 WX-WS-021
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://expired.example.test", "wss://self-signed.example.test", "wss://wrong-host.example.test", "wss://untrusted.example.test", "wss://tls11.example.test", "wss://tls-garbage.example.test"]}
// needs: sockets
check(async (t) => {
  for (const fault of ['expired', 'self-signed', 'wrong-host', 'untrusted', 'tls11', 'tls-garbage']) {
    const { told, of } = t.talk(`wss://${fault}.example.test/ws/bad-certificate`);
    await t.wait(1000);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told of ' + fault);
    t.match(of('error')[0].errMsg, /TLS handshake failed/, 'errMsg of ' + fault);
  }
  t.equal((await t.logged('/ws/bad-certificate')).length, 0, 'requests');
});
