// On the client "ios" the script sees set-cookie as one string.
// clauses: TTG-REQ-033 TTG-REQ-043
// platforms: tt-gadget
// evidence: observed
// host: client ios
check(async (t) => {
  const { header } = await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  const name = Object.keys(header).find((key) => key.toLowerCase() === 'set-cookie');
  t.equal(header[name], 'sid=1; Path=/', 'set-cookie');
  const two = (await t.get('/cookies?set=a%3D1&set=b%3D2')).header;
  t.equal(typeof two[name], 'string', 'the type of two of them');
  t.ok(two[name].includes('a=1') && two[name].includes('b=2'), 'both in it');
});
