// onOpen gets the header of the answer and a profile.
// clauses: WX-WS-010
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/open-result?header=X-Mine:of-the-server');
  await t.wait(1000);
  const [res] = of('open');
  t.equal(Object.keys(res).sort(), ['header', 'profile'], 'the names');
  const name = Object.keys(res.header).find((name) => name.toLowerCase() === 'x-mine');
  t.equal(res.header[name], 'of-the-server', 'a header of the answer');
  t.ok(Object.keys(res.header).some((name) => name.toLowerCase() === 'sec-websocket-accept'), 'that all of the answer is there');
});
