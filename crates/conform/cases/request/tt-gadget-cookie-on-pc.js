// On a desktop a cookie header of the script is not sent.
// clauses: TTG-REQ-032
// platforms: tt-gadget
// evidence: documented
// host: client pc
check(async (t) => {
  for (const name of ['cookie', 'Cookie']) {
    const { data } = await t.get('/cookies', { header: { [name]: 'mine=1' } });
    t.equal(data.cookies.mine, undefined, 'the cookie of the script');
  }
});
