// With an invalid url the call returns no task, so that using the task throws a TypeError.
// clauses: WX-DOM-026
// platforms: wx
// evidence: observed
// needs: chunks
check(async (t) => {
  t.equal(typeof t.api.request({ url: '/data/x' }), 'undefined', 'what is returned');
  let thrown;
  try {
    t.api.request({ url: 'www.baidu.com' }).onChunkReceived(() => {});
  } catch (error) {
    thrown = error;
  }
  t.ok(thrown instanceof TypeError, 'a TypeError');
});
