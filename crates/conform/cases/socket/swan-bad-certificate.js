// A socket to a host with a bad certificate ends in an error and sends nothing.
// clauses: SWAN-NET-025 SWAN-GLB-004
// platforms: swan
// evidence: assumed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://self-signed.example.test", "wss://expired.example.test", "wss://wrong-host.example.test", "wss://untrusted.example.test"]}
// needs: sockets
check(async (t) => {
  for (const host of ['self-signed', 'expired', 'wrong-host', 'untrusted']) {
    const heard = [];
    const task = t.api.connectSocket({ url: 'wss://' + host + '.example.test/ws?case=swan-bad-certificate&s=close' });
    task.onOpen(() => heard.push('open'));
    task.onError(() => heard.push('error'));
    await t.wait(1000);
    t.equal(heard, ['error'], 'what was heard of ' + host);
  }
  t.equal((await t.logged(encodeURIComponent('/ws?case=swan-bad-certificate'))).length, 0, 'handshakes');
});
