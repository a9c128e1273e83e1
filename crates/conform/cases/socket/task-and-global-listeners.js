// The listeners of the task and the global ones both hear, each once.
// clauses: WX-GWS-005
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  for (const [how, expected] of [
    ['s=text:a;text:b;close:4000', ['open', 'message', 'message', 'close']],
    ['status=404', ['error', 'close']],
    ['s=text:a;reset', ['open', 'message', 'close']],
  ]) {
    const global = [];
    for (const name of ['Open', 'Message', 'Error', 'Close']) t.api['onSocket' + name](() => global.push(name.toLowerCase()));
    const { told } = t.talk('/ws/task-and-global-listeners?' + how);
    await t.wait(1000);
    t.equal(told.slice(3).filter((kind) => expected.includes(kind)), expected, 'what the task told with ' + how);
    t.equal(global.filter((kind) => expected.includes(kind)), expected, 'what the global listeners heard with ' + how);
  }
});
