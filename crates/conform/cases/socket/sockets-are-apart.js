// What several sockets get at once is not mixed up.
// clauses: WX-WS-012
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const talks = ['a', 'b', 'c', 'd', 'e'].map((name) => [name, t.talk(`/ws/sockets-are-apart?s=text:${name};wait:10ms;text:${name};close:4000,${name}`)]);
  await t.wait(1000);
  for (const [name, { of }] of talks) {
    t.equal([of('message').map(({ data }) => data), of('close')[0].reason], [[name, name], name], 'what was told of ' + name);
  }
});
