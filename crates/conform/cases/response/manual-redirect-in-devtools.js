// In the developer tools redirect: 'manual' ends a request with the redirect: its target is in Location.
// clauses: WX-REQ-064
// platforms: wx
// evidence: documented
// host: client devtools
check(async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { last } = (await t.get('/log')).data;
    const heard = [];
    const url = t.url('/do?s=' + encodeURIComponent(`status:${status};header:Location=/echo/target`));
    const res = await new Promise((complete) => {
      // Over HTTP/1.1 names of headers are as the server spells them.
      const task = t.api.request({ url, redirect: 'manual', useHighPerformanceMode: false, complete });
      task.onHeadersReceived((head) => heard.push(head.header.Location));
    });
    t.equal([heard, res.header.Location], [['/echo/target'], '/echo/target'], 'Location of ' + status);
    const { requests } = (await t.get('/log?path=/echo/target&since=' + last)).data;
    t.equal(requests.length, 0, 'requests of the target of ' + status);
  }
});
