// Messages that wait when the connection is lost each have one outcome, and no success after the end.
// clauses: WX-API-002 WX-API-003 WX-WS-025
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task, told } = t.talk('/ws/sent-as-it-is-lost?s=pause-reading:2s;reset');
  await t.wait(1000);
  const outcomes = Array.from({ length: 50 }, () => []);
  for (const outcome of outcomes) {
    const hear = (kind) => () => outcome.push(kind === 'success' && told.includes('close') ? 'late success' : kind);
    task.send({ data: 'x'.repeat(100000), success: hear('success'), fail: hear('fail'), complete: hear('complete') });
  }
  await t.wait(10000);
  t.ok(told.includes('close'), 'that the socket ended');
  const kinds = new Set(outcomes.map((outcome) => outcome.join(' ')));
  t.ok(kinds.has('fail complete'), 'that some failed');
  kinds.delete('success complete');
  kinds.delete('fail complete');
  t.equal(Array.from(kinds), [], 'other outcomes');
});
