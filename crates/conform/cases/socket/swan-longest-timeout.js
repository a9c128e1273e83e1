// networkTimeout.connectSocket beyond 60 seconds acts as 60 seconds.
// clauses: SWAN-NET-011
// platforms: swan
// evidence: assumed
// file: app.json {"networkTimeout": {"connectSocket": 90000}}
// needs: sockets
check(async (t) => {
  const seconds = async (url) => {
    const begun = t.passed();
    const task = t.api.connectSocket({ url });
    await new Promise((resolve) => ['onOpen', 'onError', 'onClose'].forEach((name) => task[name](() => resolve())));
    t.equal(task.readyState, 3, 'readyState');
    return Math.round(t.passed() - begun);
  };
  t.equal(await seconds('wss://api.example.test/ws?handshake-wait=300s&s=close'), 60, 'seconds');
});
