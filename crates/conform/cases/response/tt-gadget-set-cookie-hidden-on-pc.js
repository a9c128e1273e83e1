// On the client "pc" the script cannot see the cookies of an answer.
// clauses: TTG-REQ-033
// platforms: tt-gadget
// evidence: documented
// host: client pc
check(async (t) => {
  const { header } = await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  t.ok(!Object.keys(header).some((key) => key.toLowerCase() === 'set-cookie'), 'no set-cookie');
});
