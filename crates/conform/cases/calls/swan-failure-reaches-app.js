// App.onError is told of a failing call.
// clauses: SWAN-ERR-012
// platforms: swan
// evidence: documented
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.request({ url: t.url('/cut') });
  await t.wait(1000);
  t.equal(told.length, 1, 'calls of onError');
  t.ok(typeof told[0] === 'string' && told[0] !== '', 'a message');
});
