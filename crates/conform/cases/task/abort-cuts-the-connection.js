// The server sees that an aborted request was given up.
// clauses: WX-RT-005
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://http1.example.test"]}
check(async (t) => {
  for (const host of ['api', 'http1']) {
    const { last } = (await t.get('/log')).data;
    const task = t.api.request({ url: `https://${host}.example.test/hang` });
    await t.wait(1000);
    task.abort();
    const [request] = (await t.get(`/log?path=/hang&settle=5s&since=${last}`)).data.requests;
    t.equal(request.ending, 'client-left', 'how the request ended at ' + host);
    t.equal(Math.round((request.ended - request.at) / 100), 10, 'tenths of a second until then');
  }
});
