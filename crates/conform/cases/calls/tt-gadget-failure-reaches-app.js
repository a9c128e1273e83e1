// App.onError is told the message of a failing call.
// clauses: TTG-STD-015
// platforms: tt-gadget
// evidence: documented
const told = [];
App({ onError: (message) => told.push(message) });
check(async (t) => {
  t.api.request({ url: t.url('/cut') });
  await t.wait(1000);
  t.equal(told.length, 1, 'calls of onError');
  t.match(told[0], /^request:fail/, 'the message');
});
