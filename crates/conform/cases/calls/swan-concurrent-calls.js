// Calls that run at once each get their own result.
// clauses: SWAN-CB-017
// platforms: swan
// evidence: documented
check(async (t) => {
  const waits = [300, 200, 100];
  const calls = waits.map((ms) => t.call('request', { url: t.url('/slow?wait=' + ms + 'ms&body=after-' + ms) }));
  const data = (await Promise.all(calls)).map((call) => call.res.data);
  t.equal(data, ['after-300', 'after-200', 'after-100'], 'the data');
});
