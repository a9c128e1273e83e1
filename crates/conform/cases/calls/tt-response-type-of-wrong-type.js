// A responseType that is no string fails the call before anything is sent.
// clauses: TTG-STD-013 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const path = '/echo/tt-response-type-of-wrong-type/' + t.platform;
  for (const responseType of [5, {}]) {
    const { kind } = await t.call('request', { url: site + path, responseType });
    t.equal(kind, 'fail', 'the outcome for ' + JSON.stringify(responseType));
  }
  const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
  t.equal(requests.length, 0, 'requests');
});
