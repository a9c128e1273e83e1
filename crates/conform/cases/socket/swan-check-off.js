// With the check switched off a ws URL and an unlisted host can be connected to.
// clauses: SWAN-DOM-018
// platforms: swan
// evidence: documented
// host: skip-url-check
// needs: sockets
check(async (t) => {
  for (const url of ['ws://api.example.test/ws?s=text:hello;close', 'wss://other.example.test/ws?s=text:hello;close']) {
    const task = t.api.connectSocket({ url });
    const heard = await new Promise((resolve) => task.onMessage((res) => resolve(res.data)));
    t.equal(heard, 'hello', 'the message from ' + url);
  }
});
