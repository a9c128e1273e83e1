// networkTimeout.connectSocket of app.json is the time for the handshake, and not for the socket.
// clauses: SWAN-NET-010
// platforms: swan
// evidence: documented
// file: app.json {"networkTimeout": {"request": 3000, "connectSocket": 7000}}
// needs: sockets
check(async (t) => {
  const seconds = async (url) => {
    const begun = t.passed();
    const task = t.api.connectSocket({ url });
    await new Promise((resolve) => ['onOpen', 'onError', 'onClose'].forEach((name) => task[name](() => resolve())));
    t.equal(task.readyState, 3, 'readyState');
    return Math.round(t.passed() - begun);
  };

  t.equal(await seconds('wss://api.example.test/ws?handshake-wait=300s&s=close'), 7, 'seconds');
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:20s;text:late;close' });
  const heard = await new Promise((resolve) => task.onMessage((res) => resolve(res.data)));
  t.equal(heard, 'late', 'a message after 20 seconds');
});
