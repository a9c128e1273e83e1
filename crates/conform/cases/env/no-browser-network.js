// On devices there is no network function of browsers.
// clauses: WX-ENV-003
// platforms: wx
// evidence: documented
check(async (t) => {
  const types = [typeof XMLHttpRequest, typeof fetch, typeof WebSocket, typeof FormData];
  t.equal(types, Array(4).fill('undefined'), 'their types');
});
