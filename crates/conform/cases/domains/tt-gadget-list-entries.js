// An entry may name a port, which the URL has to name too, and may be localhost.
// clauses: TTG-REQ-057
// platforms: tt-gadget
// evidence: assumed
// host: domains {"request": ["https://port.example.test:8443", "https://localhost"]}
check(async (t) => {
  for (const site of ['https://port.example.test:8443', 'https://localhost']) {
    t.equal((await t.call('request', { url: site + '/echo' })).kind, 'success', 'the outcome for ' + site);
  }
  const other = await t.call('request', { url: 'https://port.example.test/echo' });
  t.equal(other.kind, 'fail', 'the outcome for another port');
});
