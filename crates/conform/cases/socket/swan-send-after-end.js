// What is sent after the close event or after an error fails as before the open event.
// clauses: SWAN-GLB-014 SWAN-TSK-008
// platforms: swan
// evidence: observed
// host: domains {"request": ["https://api.example.test"], "socket": ["wss://api.example.test", "wss://refused.example.test", "wss://unresolved.example.test", "wss://unreachable.example.test"]}
// needs: sockets
check(async (t) => {
  for (const url of ['wss://api.example.test/ws?s=close', 'wss://refused.example.test/ws']) {
    const task = t.api.connectSocket({ url });
    await t.wait(1000);
    for (const send of [t.api.sendSocketMessage, task.send]) {
      const log = [];
      send({ data: 'late', success: () => log.push('success'), fail: (res) => log.push(res), complete: () => log.push('complete') });
      log.push('returned');
      await t.wait(1000);
      t.equal(log, [{ errMsg: 'SocketTask.readyState is not OPEN' }, 'returned'], 'what happened after the end of ' + url);
    }
  }
});
