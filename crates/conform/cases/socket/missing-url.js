// connectSocket without a url fails with a parameter error before it returns, and gives no task.
// clauses: WX-WS-001 WX-API-012 WX-API-014
// platforms: wx
// evidence: assumed
// needs: sockets
// about: returned
check(async (t) => {
  for (const [url, got] of [[undefined, 'Undefined'], [null, 'Null'], [12, 'Number'], [{}, 'Object']]) {
    const { order, res, returned } = await t.call('connectSocket', { url });
    const errMsg = `connectSocket:fail parameter error: parameter.url should be String instead of ${got};`;
    t.equal([order, res.errMsg, typeof returned], [['fail', 'complete', 'returned'], errMsg, 'undefined'], 'the outcome of ' + got);
  }
});
