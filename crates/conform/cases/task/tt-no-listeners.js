// The task has no listeners for headers or chunks.
// clauses: TTG-RT-002 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: documented
// needs: chunks
check(async (t) => {
  const site = t.url('');
  const task = t.api.request({ url: site + '/echo' });
  for (const name of ['onHeadersReceived', 'offHeadersReceived', 'onChunkReceived', 'offChunkReceived']) {
    t.equal(typeof task[name], 'undefined', name);
  }
});
