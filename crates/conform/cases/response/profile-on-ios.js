// On iOS results have a profile.
// clauses: WX-REQ-055 WX-REQ-070
// platforms: wx
// evidence: documented
// host: client ios
check(async (t) => {
  t.equal('profile' in (await t.get('/echo')), true, 'whether there is one');
});
