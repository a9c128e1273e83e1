// Queries of the cloud's database are put together; what is asked of it fails as a call.
// clauses: WX-API-025
// platforms: wx
// evidence: assumed
check(async (t) => {
  const query = t.api.cloud.database().collection('todos').where({ done: false }).limit(10);
  const reason = await query.get().then(() => 'none', (reason) => reason);
  t.match(reason.errMsg, /:fail/, 'errMsg');
});
