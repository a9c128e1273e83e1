// With the check switched off a socket to a host with a bad certificate opens.
// clauses: SWAN-DOM-019
// platforms: swan
// evidence: documented
// host: skip-url-check
// needs: sockets
check(async (t) => {
  for (const host of ['self-signed', 'expired', 'wrong-host']) {
    const task = t.api.connectSocket({ url: 'wss://' + host + '.example.test/ws?s=text:hello;close' });
    const heard = await new Promise((resolve) => task.onMessage((res) => resolve(res.data)));
    t.equal(heard, 'hello', 'the message from ' + host);
  }
});
