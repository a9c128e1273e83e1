// A method or dataType that is no string fails the call before anything is sent.
// clauses: TTG-STD-013 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const path = '/echo/tt-text-option-of-wrong-type/' + t.platform;
  for (const options of [{ method: 5 }, { method: {} }, { dataType: 5 }, { dataType: {} }]) {
    const { kind, res } = await t.call('request', Object.assign({ url: site + path }, options));
    t.equal(kind, 'fail', 'the outcome for ' + JSON.stringify(options));
    t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
  }
  const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
  t.equal(requests.length, 0, 'requests');
});
