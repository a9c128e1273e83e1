// What this host does not have of a block's functions fails with errno 103; what blocks do not have is not there.
// clauses: TTB-REQ-002 TTB-REQ-030
// platforms: tt-block
// evidence: assumed
// needs: upload download sockets
// alone: it is about what qiao does not offer
check(async (t) => {
  const { kind, res } = await t.call('openSchema', { schema: 'https://example.com' });
  t.equal([kind, res.errno], ['fail', 103], 'the outcome of openSchema');
  for (const name of ['uploadFile', 'downloadFile', 'connectSocket']) {
    t.equal(typeof tt[name], 'undefined', 'the type of ' + name);
  }
});
