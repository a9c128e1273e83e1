// With a list for request only its hosts may be called, and nothing is sent to others.
// clauses: TTG-REQ-057
// platforms: tt-gadget
// evidence: assumed
// host: domains {"request": ["https://api.example.test"], "upload": ["https://files.example.test"], "download": ["https://files.example.test"]}
check(async (t) => {
  t.equal((await t.call('request', { url: t.url('/echo') })).kind, 'success', 'the outcome for a listed host');
  for (const host of ['foreign.example.test', 'files.example.test']) {
    const { kind } = await t.call('request', { url: 'https://' + host + '/echo/tt-gadget-list' });
    t.equal(kind, 'fail', 'the outcome for ' + host);
  }
  const { requests } = (await t.get('/log?path=/echo/tt-gadget-list')).data;
  t.equal(requests.length, 0, 'requests');
});
