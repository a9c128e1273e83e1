// An orderly end by the server is told once, as unknown or as an error, without code and reason.
// clauses: TTG-WS-022 TTG-WS-018 TTG-WS-020
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.url('/ws?s=text:a;close:4001,enough').replace('http', 'ws') });
  const told = [];
  task.onMessage(({ data }) => told.push(data));
  task.onClose((res) => told.push(res));
  await t.wait(10000);
  t.equal(told.length, 2, 'what is told');
  const pair = [told[1].closeType, told[1].closeMsg].join(' ');
  t.ok(/^(0 socket closed: unknown|3 socket closed: occur error)$/.test(pair), 'type 0 or 3 with its text rather than ' + pair);
  t.equal([typeof told[1].code, typeof told[1].reason], ['undefined', 'undefined'], 'the types of code and reason');
});
