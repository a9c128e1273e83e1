// A string as data is sent unchanged in UTF-8.
// clauses: TTG-REQ-020 TTB-REQ-019
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const method of ['POST', 'PUT']) {
    const header = { 'content-type': 'text/plain' };
    const { data } = await t.get('', { url: site + '/echo', method, header, data: 'a=1&b=中 "x"\n' });
    t.equal(data.bodyBase64, 'YT0xJmI95LitICJ4Igo=', 'the body of ' + method);
  }
});
