// Under base libraries up to 2020-04 a handshake that is not answered fails after 60 seconds.
// clauses: SWAN-NET-008
// platforms: swan
// evidence: documented
// host: base-library 3.160.3
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
