// send and close of a task return nothing, without callbacks either.
// clauses: WX-API-011
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/task-functions-return-nothing');
  t.equal(typeof task.send({ data: 'x' }), 'undefined', 'what send returns too early');
  await t.wait(1000);
  for (const callbacks of [{}, { success() {} }]) {
    t.equal(typeof task.send({ data: 'x', ...callbacks }), 'undefined', 'what send returns');
  }
  t.equal(typeof task.close({}), 'undefined', 'what close returns');
  await t.wait(1000);
  t.equal(typeof task.close({}), 'undefined', 'what close returns too late');
});
