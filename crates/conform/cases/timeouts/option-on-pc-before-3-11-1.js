// On a PC the option timeout is ignored before base library 3.11.1.
// clauses: WX-TMO-013
// platforms: wx
// evidence: documented
// host: client pc
// host: base-library 3.11.0
check(async (t) => {
  const { data } = await t.get('/slow?wait=30s&body=ok', { timeout: 1500 });
  t.equal(data, 'ok', 'the answer after thirty seconds');
});
