// The developer tools leave out the other headers that a browser forbids.
// clauses: WX-REQ-040
// platforms: wx
// evidence: assumed
// host: client devtools
check(async (t) => {
  const names = [
    'Accept-Charset', 'Access-Control-Request-Method', 'Date', 'DNT', 'Expect', 'Origin', 'Via', 'Proxy-X', 'Sec-X',
  ];
  const header = {};
  for (const name of names) header[name] = 'mine';
  const { data } = await t.get('/echo', { header });
  const sent = names.filter((name) => t.sent(data, name) === 'mine');
  t.equal(sent, [], 'forbidden headers at the server');
});
