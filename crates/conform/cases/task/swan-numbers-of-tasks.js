// Tasks are numbered from 1 by the order of the calls.
// clauses: SWAN-REQ-047
// platforms: swan
// evidence: observed
// alone: tasks are numbered from the start of the program
check(async (t) => {
  const ids = [1, 2, 3].map(() => t.api.request({ url: t.url('/echo') })._reqId);
  t.equal(ids, ['requestTask__1', 'requestTask__2', 'requestTask__3'], 'the numbers');
});
