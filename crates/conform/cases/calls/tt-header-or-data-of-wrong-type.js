// A header that is no object, or data that is no string, object or buffer, fails the call unsent.
// clauses: TTG-STD-013 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const path = '/echo/tt-header-or-data-of-wrong-type/' + t.platform;
  for (const options of [{ header: 'x: 1' }, { header: 5 }, { method: 'POST', data: 5 }, { method: 'POST', data: true }]) {
    const { kind, res } = await t.call('request', Object.assign({ url: site + path }, options));
    t.equal(kind, 'fail', 'the outcome for ' + JSON.stringify(options));
    t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
  }
  const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
  t.equal(requests.length, 0, 'requests');
});
