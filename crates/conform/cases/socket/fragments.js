// A message in several frames is one message, though characters be divided and a ping come in between.
// clauses: WX-WS-012 WX-WS-046
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of, told } = t.talk('/ws/fragments?s=fragments:' + encodeURIComponent('你好，世界') + ',7,ping;text:next');
  await t.wait(1000);
  t.equal(of('message').map(({ data }) => data), ['你好，世界', 'next'], 'the messages');
  t.equal(told.filter((kind) => kind !== 'message'), ['returned', 'success', 'complete', 'open'], 'what else was told');
});
