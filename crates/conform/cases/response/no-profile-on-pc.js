// On a PC results have no profile.
// clauses: WX-REQ-055
// platforms: wx
// evidence: documented
// host: client pc
check(async (t) => {
  t.equal('profile' in (await t.get('/echo')), false, 'whether there is one');
});
