// A program learns whether its user is logged in, and gets a code with which its server asks who that is.
// clauses: SWAN-ENV-016
// platforms: swan
// evidence: observed
check(async (t) => {
  t.equal(typeof t.api.isLoginSync().isLogin, 'boolean', 'whether the user is logged in');
  const { kind, res } = await t.call('getLoginCode');
  t.equal([kind, typeof res.code, res.code !== ''], ['success', 'string', true], 'the code');
});
