// A block can request and nothing else: files and sockets are absent or fail with errno 103.
// clauses: TTB-REQ-001 TTB-REQ-002
// platforms: tt-block
// evidence: documented
// needs: upload download sockets
check(async (t) => {
  t.equal(typeof t.api.request, 'function', 'the type of request');
  for (const name of ['uploadFile', 'downloadFile', 'connectSocket']) {
    if (typeof t.api[name] === 'undefined') continue;
    const { kind, res } = await t.call(name, { url: 'wss://api.example.test/', filePath: 'ttfile://user/a', name: 'a' });
    t.equal([kind, res.errno], ['fail', 103], 'the outcome of ' + name);
  }
});
