// The cloud can be set up; what it is asked for fails as a call.
// clauses: WX-API-025
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal(t.api.cloud.init({ env: 'x', traceUser: true }), undefined, 'what init returns');
  const failed = await new Promise((resolve) => t.api.cloud.callFunction({ name: 'x', success: () => resolve(false), fail: () => resolve(true) }));
  t.equal(failed, true, 'that a function of the cloud fails');
});
