// A task has functions to listen for chunks.
// clauses: WX-RT-001
// platforms: wx
// evidence: documented
// needs: chunks
check(async (t) => {
  const task = t.api.request({ url: t.url('/echo') });
  for (const name of ['onChunkReceived', 'offChunkReceived']) t.equal(typeof task[name], 'function', name);
});
