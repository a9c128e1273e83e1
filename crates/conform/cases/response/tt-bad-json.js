// A body that is no JSON is the text itself, and still a success.
// clauses: TTG-REQ-045 TTB-REQ-020
// platforms: tt-gadget tt-block
// evidence: observed
check(async (t) => {
  const site = t.url('');
  const page = '<html>{}</html>';
  for (const path of ['/headers?Content-Type=text/html', '/json?body={"a":', '/text?text=' + encodeURIComponent(page)]) {
    const { data } = await t.get('', { url: site + path, dataType: 'json' });
    t.equal(typeof data, 'string', 'the type of data of ' + path);
  }
  t.equal((await t.get('', { url: site + '/json?body={"a":' })).data, '{"a":', 'data');
});
