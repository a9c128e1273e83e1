// The task shows its state and number: not accepted yet when it is returned, accepted in the end.
// clauses: SWAN-REQ-047
// platforms: swan
// evidence: observed
// alone: tasks are numbered from the start of the program
check(async (t) => {
  let done;
  const ended = new Promise((resolve) => { done = resolve; });
  const first = t.api.request({ url: t.url('/echo'), complete: () => done() });
  const shown = JSON.stringify(first);
  const second = t.api.request({ url: t.url('/echo') });
  await ended;
  t.equal([first._reqId, second._reqId], ['requestTask__1', 'requestTask__2'], 'the numbers');
  t.equal(first._requestState, true, 'the state at the end');
  t.equal(shown, '{"_requestState":false,"_reqId":"requestTask__1"}', 'the task as it was returned');
});
