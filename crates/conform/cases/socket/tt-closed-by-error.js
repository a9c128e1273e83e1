// A connection that breaks ends the socket once with closeType 3 and its text.
// clauses: TTG-WS-018 TTG-WS-019 TTG-WS-021
// platforms: tt-gadget
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const steps of ['text:a;cut', 'text:a;reset', 'text:a;raw:ff00', 'text:a;raw:8105ab;cut']) {
    const task = t.api.connectSocket({ url: t.url('/ws?s=' + encodeURIComponent(steps)).replace('http', 'ws') });
    const told = [];
    task.onMessage(({ data }) => told.push(data));
    task.onClose((res) => told.push(res));
    await t.wait(10000);
    t.equal(told.length, 2, 'what is told of ' + steps);
    t.equal(told[0], 'a', 'the message before ' + steps);
    t.ok(told[1].closeType == 3, 'closeType 3 of ' + steps + ' rather than ' + told[1].closeType);
    t.equal(told[1].closeMsg, 'socket closed: occur error', 'closeMsg of ' + steps);
  }
});
