// Messages that wait when the socket is cut in background each have one outcome.
// clauses: WX-API-002 WX-API-003 WX-BG-014
// platforms: wx
// evidence: documented
// at: 2s:background
// at: 30s:foreground
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/sent-as-it-is-cut?s=pause-reading:10m');
  await t.wait(1000);
  const outcomes = Array.from({ length: 50 }, () => []);
  for (const outcome of outcomes) {
    const hear = (kind) => () => outcome.push(kind);
    task.send({ data: 'x'.repeat(100000), success: hear('success'), fail: hear('fail'), complete: hear('complete') });
  }
  await t.at(35);
  const kinds = new Set(outcomes.map((outcome) => outcome.join(' ')));
  t.ok(kinds.has('fail complete'), 'that some failed');
  kinds.delete('success complete');
  kinds.delete('fail complete');
  t.equal(Array.from(kinds), [], 'other outcomes');
});
