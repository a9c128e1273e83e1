// An answer without a length ends with the connection, whether TLS announces that or not.
// clauses: WX-TLS-009
// platforms: wx
// evidence: assumed
check(async (t) => {
  for (const end of ['until-close;body:hello', 'until-close;body:hello;cut']) {
    const { kind, res } = await t.call('request', { url: t.url('/do?s=' + encodeURIComponent(end)), enableHttp2: false });
    t.equal([kind, res.data], ['success', 'hello'], 'the result of ' + end);
  }
  const cut = encodeURIComponent('length:9;body:hello;cut');
  t.equal((await t.call('request', { url: t.url('/do?s=' + cut), enableHttp2: false })).kind, 'fail', 'one with a length');
});
