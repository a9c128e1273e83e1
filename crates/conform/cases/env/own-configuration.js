// A program finds its version and account in a global, which agrees with getAccountInfoSync.
// clauses: WX-ENV-024
// platforms: wx
// evidence: observed
check(async (t) => {
  const { miniProgram } = t.api.getAccountInfoSync();
  t.equal(__wxConfig.envVersion, miniProgram.envVersion, 'the version');
  t.equal(__wxConfig.accountInfo.appId, miniProgram.appId, 'the app id');
});
