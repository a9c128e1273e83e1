// A server that breaks the protocol ends the socket, once; what came before is heard.
// clauses: WX-WS-038 WX-WS-013
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  // A masked frame, an unknown opcode, a reserved bit, a continuation of nothing, a long ping, text that is not UTF-8.
  for (const frame of ['818100000000', '8300', 'c10161', '800161', '897e0080' + '61'.repeat(128), '8102ff61']) {
    const { told, of } = t.talk(`/ws/frames-that-break-the-protocol?s=text:first;raw:${frame};raw:810162`);
    await t.wait(10000);
    t.equal(of('message').map(({ data }) => data), ['first'], 'the messages before ' + frame);
    t.equal(told.filter((kind) => kind === 'close'), ['close'], 'how often the end was told after ' + frame);
    t.equal([typeof of('close')[0].code, typeof of('close')[0].reason], ['number', 'string'], 'the types at the end');
    t.equal(told[told.length - 1], 'close', 'what was told last after ' + frame);
  }
});
