// What a server sends after its close frame is not heard.
// clauses: WX-WS-038
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  // A text "a", a close frame with 4001, and a text "b".
  const { told, of } = t.talk('/ws/nothing-after-close?s=raw:81016188020fa1810162;raw:88020fa2;wait:1s;cut');
  await t.wait(10000);
  t.equal(told, ['returned', 'success', 'complete', 'open', 'message', 'close'], 'what was told');
  t.equal([of('message')[0].data, of('close')[0].code], ['a', 4001], 'the message and the code');
});
