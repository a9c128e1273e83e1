// Without a network calls fail soon, in the words of the network stack, and nothing is sent.
// clauses: WX-NET-007
// platforms: wx
// evidence: assumed
// host: network offline
// at: 30s:wifi
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  for (const [name, more] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
    const { kind, res, order } = await t.call(name, Object.assign({ url: t.url('/echo/offline') }, more));
    t.equal([kind, order], ['fail', ['returned', 'fail', 'complete']], 'the outcome of ' + name);
    t.match(res.errMsg, /-10[56]\b.*net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED)/, 'errMsg of ' + name);
  }
  t.ok(t.passed() < 5, 'that all failed within 5 s rather than ' + t.passed());
  await t.at(31);
  t.equal((await t.logged('/echo/offline')).length, 0, 'requests at the server');
});
