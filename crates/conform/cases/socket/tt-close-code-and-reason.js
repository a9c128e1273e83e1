// close sends its code and reason in the close frame; the code is 1000 unless said.
// clauses: TTG-WS-017
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  const closed = async (name, options) => {
    const path = '/ws?case=tt-close-code-and-reason-' + name;
    const task = t.api.connectSocket({ url: t.url(path).replace('http', 'ws') });
    await new Promise((resolve) => task.onOpen(resolve));
    const ended = new Promise((resolve) => task.onClose(resolve));
    task.close(options);
    await ended;
    const { close, end } = (await t.logged(encodeURIComponent(path), 1))[0].websocket;
    t.equal(end, 'close', 'the end of ' + name);
    return [close.code, close.reason];
  };
  t.equal(await closed('both', { code: 3000, reason: '再见' }), [3000, '再见'], 'code and reason');
  t.equal(await closed('highest', { code: 4999 }), [4999, ''], 'a code alone');
  t.equal(await closed('reason', { reason: 'bye' }), [1000, 'bye'], 'a reason alone');
  t.equal(await closed('empty', {}), [1000, ''], 'neither');
  t.equal(await closed('nothing', undefined), [1000, ''], 'no argument');
});
