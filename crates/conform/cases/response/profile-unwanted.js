// There is a profile unless enableProfile is false.
// clauses: WX-REQ-070
// platforms: wx
// evidence: documented
// needs: profile
check(async (t) => {
  for (const [enableProfile, has] of [[undefined, true], [true, true], [false, false]]) {
    const options = enableProfile === undefined ? {} : { enableProfile };
    t.equal('profile' in (await t.get('/echo', options)), has, 'whether there is one with ' + enableProfile);
  }
});
