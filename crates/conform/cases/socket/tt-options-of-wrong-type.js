// A missing URL and options of a wrong type fail with errno 104 and a text of connectSocket; a task is there all the same.
// clauses: TTG-WS-001 TTG-STD-013 TTG-STD-014 TTG-STD-006 TTG-ERR-003
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-options-of-wrong-type';
  const url = t.url(path).replace('http', 'ws');
  for (const options of [{}, { url: 5 }, { url: {} }, { url, header: 5 }, { url, header: 'a' }, { url, protocols: 'chat' }]) {
    const { task, ended } = t.start('connectSocket', options);
    const { kind, res, order } = await ended;
    const shown = JSON.stringify(options);
    t.equal([kind, order], ['fail', ['returned', 'fail', 'complete']], 'the outcome of ' + shown);
    t.match(res.errMsg, /^connectSocket:fail( |$)/, 'errMsg of ' + shown);
    t.equal(res.errno, 104, 'errno of ' + shown);
    t.equal(res instanceof Error, false, 'that the result of ' + shown + ' is an Error');
    t.equal(typeof (task || {}).send, 'function', 'send of the task of ' + shown);
  }
  t.equal(await t.logged(encodeURIComponent(path)), [], 'what the server saw');
});
