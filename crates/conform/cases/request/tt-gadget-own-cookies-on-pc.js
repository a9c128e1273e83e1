// On a desktop the client sends back the cookies that the server has set.
// clauses: TTG-REQ-032
// platforms: tt-gadget
// evidence: documented
// host: client pc
check(async (t) => {
  await t.get('/cookies?set=' + encodeURIComponent('sid=1; Path=/'));
  t.equal((await t.get('/cookies')).data.cookies, { sid: '1' }, 'the cookies of the second request');
});
