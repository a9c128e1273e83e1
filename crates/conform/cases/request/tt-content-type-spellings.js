// The case of a header's name does not matter: one content-type is sent, the one that was given.
// clauses: TTG-REQ-008
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const name of ['Content-Type', 'CONTENT-TYPE', 'content-type']) {
    const header = { [name]: 'application/x-www-form-urlencoded' };
    const { data } = await t.get('', { url: site + '/echo', method: 'POST', header, data: { a: 1, b: 2 } });
    const types = data.headers.filter((pair) => pair[0].toLowerCase() === 'content-type').map((pair) => pair[1]);
    t.equal(types, ['application/x-www-form-urlencoded'], 'the content types with ' + name);
    t.equal(data.body, 'a=1&b=2', 'the body with ' + name);
  }
});
