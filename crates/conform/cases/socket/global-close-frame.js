// closeSocket sends a close frame with 1000, or with the code and the reason that are given.
// clauses: WX-GWS-013 WX-WS-032
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const [name, options, expected] of [
    ['a', {}, { code: 1000, reason: '' }],
    ['b', { code: 4321, reason: '好'.repeat(41) }, { code: 4321, reason: '好'.repeat(41) }],
  ]) {
    t.talk('/ws/global-close-frame-' + name);
    await t.wait(1000);
    t.equal((await t.call('closeSocket', { reason: 'x'.repeat(124) })).kind, 'fail', 'the outcome of too long a reason');
    const { kind, res } = await t.call('closeSocket', options);
    t.equal([kind, res.errMsg], ['success', 'closeSocket:ok'], 'the outcome');
    await t.wait(1000);
    const { close, end } = await t.conversation('/ws/global-close-frame-' + name);
    t.equal([close, end], [expected, 'close'], 'the close frame and the end');
  }
});
