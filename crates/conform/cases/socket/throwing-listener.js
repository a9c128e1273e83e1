// An exception in a listener ends neither the socket nor the other listeners; it is logged and reaches App.onError.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
// error: thirdScriptError
// needs: sockets
const told = [];
App({ onError: (text) => told.push(text) });
check(async (t) => {
  const { task, of } = t.talk('/ws/throwing-listener?s=text:a;text:b;close:4001');
  task.onMessage(() => { throw new Error('mine'); });
  await t.wait(1000);
  t.equal([of('message').length, of('close')[0].code], [2, 4001], 'messages and the code at the end');
  t.ok(told.length === 2 && told.every((text) => /mine/.test(text)), 'what onError was told');
});
