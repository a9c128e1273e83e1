// The data of an empty body is an empty string.
// clauses: TTG-REQ-048 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const path of ['/status/204', '/status/200']) {
    t.equal((await t.get('', { url: site + path, dataType: 'json' })).data, '', 'data of ' + path);
  }
});
