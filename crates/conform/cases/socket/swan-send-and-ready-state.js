// Whoever sees readyState 0 cannot send yet, and whoever sees 1 can, however close the open event is.
// clauses: SWAN-GLB-014 SWAN-TSK-004
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const tries = [];
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?handshake-wait=1s&s=wait:9s;close' });
  const send = () => {
    const made = { state: task.readyState, outcome: undefined };
    task.send({ data: 'x', success: () => { made.outcome = 'sent'; }, fail: () => { made.outcome = 'refused'; } });
    tries.push(made);
  };
  for (let ms = 990; ms <= 1010; ms += 1) setTimeout(send, ms);
  for (let n = 0; n < 4; n += 1) t.api.request({ url: t.url('/slow?wait=1s&n=' + n), success: send });
  await t.wait(5000);
  const seen = new Set(tries.map(({ state, outcome }) => state + ' ' + outcome));
  t.equal(Array.from(seen).sort(), ['0 refused', '1 sent'], 'states and outcomes');
});
