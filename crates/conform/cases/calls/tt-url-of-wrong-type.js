// A url that is no string fails the call before anything is sent.
// clauses: TTG-STD-013 TTG-REQ-002 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const path = '/echo/tt-url-of-wrong-type/' + t.platform;
  for (const url of [5, { toString: () => site + path }, true]) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + typeof url);
    t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
  }
  const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
  t.equal(requests.length, 0, 'requests');
});
