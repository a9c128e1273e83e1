// Optional parameters that are "", undefined or null take their defaults.
// clauses: TTG-STD-012 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const nothing of ['', undefined, null]) {
    const options = { method: nothing, data: nothing, dataType: nothing, responseType: nothing };
    const { data } = await t.get('', Object.assign({ url: site + '/echo' }, options));
    t.equal([data.method, data.target, data.length], ['GET', '/echo', 0], 'the request with ' + String(nothing));
    const post = await t.get('', { url: site + '/echo', method: 'POST', data: nothing });
    t.equal([post.data.method, post.data.length], ['POST', 0], 'the POST with ' + String(nothing));
  }
});
