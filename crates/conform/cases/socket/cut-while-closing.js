// A server that breaks the connection instead of answering a close frame ends the socket once, at once.
// clauses: WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const how of ['cut', 'reset']) {
    const { task, told } = t.talk('/ws/cut-while-closing?s=closed;wait:1s;' + how);
    await t.wait(1000);
    task.close({});
    await t.wait(900);
    t.equal(told.slice(3), ['open'], 'what was told before with ' + how);
    await t.wait(300);
    t.equal(told.slice(3).filter((kind) => kind !== 'error'), ['open', 'close'], 'what was told with ' + how);
    await t.wait(30000);
    t.equal(told[told.length - 1], 'close', 'what was told last with ' + how);
  }
});
