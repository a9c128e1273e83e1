// complete of connectSocket gets nothing, after success and after fail.
// clauses: SWAN-WS-011
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?s=close';
  for (const options of [{ url }, {}, { url, protocols: 'p' }, { url: 'wss://other.example.test/ws' }]) {
    const got = await new Promise((resolve) => {
      t.api.connectSocket(Object.assign({ complete: (...given) => resolve(given[0]) }, options));
    });
    t.equal(got, undefined, 'the argument with ' + JSON.stringify(options));
  }
});
