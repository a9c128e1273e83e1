// On a desktop a cookie header of the script is not sent, and those of the server are sent back.
// clauses: TTG-REQ-032
// platforms: tt-gadget
// evidence: documented
// host: client pc
check(async (t) => {
  for (const name of ['cookie', 'Cookie']) {
    const { data } = await t.get('/cookies', { header: { [name]: 'mine=1' } });
    t.equal(data.cookies.mine, undefined, 'the cookie of the script');
  }
  await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  t.equal((await t.get('/cookies')).data.cookies.sid, '1', 'the cookie of the server');
});
