// A missing URL and options of a wrong type fail with errno 104 and a text of connectSocket, and nothing is sent.
// clauses: TTG-STD-013 TTG-STD-014 TTG-STD-006 TTG-ERR-003
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const path = '/ws?case=tt-options-of-wrong-type';
  const url = t.url(path).replace('http', 'ws');
  for (const options of [{}, { url: 5 }, { url: {} }, { url, header: 5 }, { url, header: 'a' }, { url, protocols: 'chat' }]) {
    const { kind, res, order } = await t.call('connectSocket', options);
    const shown = JSON.stringify(options);
    t.equal([kind, order], ['fail', ['returned', 'fail', 'complete']], 'the outcome of ' + shown);
    t.match(res.errMsg, /^connectSocket:fail( |$)/, 'errMsg of ' + shown);
    t.equal(res.errno, 104, 'errno of ' + shown);
  }
  t.equal(await t.logged(encodeURIComponent(path)), [], 'what the server saw');
});
