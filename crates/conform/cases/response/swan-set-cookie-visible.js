// The program sees Set-Cookie in the response header.
// clauses: SWAN-NET-007
// platforms: swan
// evidence: documented
check(async (t) => {
  const { header } = await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  const name = Object.keys(header).find((key) => key.toLowerCase() === 'set-cookie');
  t.equal(header[name], 'sid=1; Path=/', 'Set-Cookie');
});
