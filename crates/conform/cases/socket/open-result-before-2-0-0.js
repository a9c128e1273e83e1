// Before base library 2.0.0 neither onOpen nor onSocketOpen gets the header of the answer.
// clauses: WX-WS-010 WX-GWS-007
// platforms: wx
// evidence: documented
// host: base-library 1.9.98
// needs: sockets
check(async (t) => {
  const global = new Promise((resolve) => t.api.onSocketOpen((res) => resolve(res)));
  const { of } = t.talk('/ws/open-result-before-2-0-0?s=echo');
  await t.wait(1000);
  t.ok(!(of('open')[0] && 'header' in of('open')[0]), 'that a task is told no header');
  const res = await global;
  t.ok(!(res && 'header' in res), 'that the global listener is told no header');
});
