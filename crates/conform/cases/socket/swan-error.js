// A connection that fails runs the listeners of errors with a message, whatever its text.
// clauses: SWAN-GLB-004 SWAN-GLB-005 SWAN-TSK-015 SWAN-ERR-008
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  for (const host of ['refused', 'unresolved', 'unreachable']) {
    const heard = [];
    const task = t.api.connectSocket({ url: 'wss://' + host + '.example.test/ws' });
    task.onError((res) => heard.push(res));
    t.api.onSocketError((res) => heard.push(res));
    await t.wait(1000);
    t.equal(heard.map((res) => typeof res), ['object', 'object'], 'what was heard of ' + host);
    t.ok(heard.every((res) => typeof res.errMsg === 'string' && res.errMsg !== ''), 'a message for ' + host);
  }
});
