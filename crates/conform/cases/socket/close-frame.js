// close sends a close frame with the code 1000 and no reason where none is given.
// clauses: WX-WS-028
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  for (const [name, options, expected] of [
    ['a', {}, { code: 1000, reason: '' }],
    ['b', { reason: 'enough' }, { code: 1000, reason: 'enough' }],
    ['c', { code: 4321, reason: '够了' }, { code: 4321, reason: '够了' }],
    ['d', { code: 3000 }, { code: 3000, reason: '' }],
  ]) {
    const { task } = t.talk('/ws/close-frame-' + name);
    await t.wait(1000);
    task.close(options);
    await t.wait(1000);
    const { close, end, frames } = await t.conversation('/ws/close-frame-' + name);
    t.equal([close, end, frames.length], [expected, 'close', 1], 'the close frame, the end and the number of frames');
  }
});
