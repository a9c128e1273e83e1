// sendSocketMessage and closeSocket return a promise without callbacks, and nothing with one.
// clauses: WX-GWS-015 WX-API-009 WX-API-010
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const refused = await t.api.sendSocketMessage({ data: 'x' }).then(() => 'resolved', (res) => res.errMsg);
  t.equal(refused, 'sendSocketMessage:fail WebSocket is not connected', 'what it rejects with');
  t.talk('/ws/global-promises');
  await t.wait(1000);
  t.equal((await t.api.sendSocketMessage({ data: 'x' })).errMsg, 'sendSocketMessage:ok', 'what sendSocketMessage resolves with');
  for (const name of ['success', 'fail', 'complete']) {
    t.equal(typeof t.api.sendSocketMessage({ data: 'x', [name]() {} }), 'undefined', 'what is returned beside ' + name);
  }
  t.equal((await t.api.closeSocket()).errMsg, 'closeSocket:ok', 'what closeSocket resolves with');
  t.equal(await t.api.closeSocket({}).then(() => 'resolved', (res) => res.errMsg), 'closeSocket:fail WebSocket is not connected', 'what it rejects with');
  t.equal(typeof t.api.closeSocket({ complete() {} }), 'undefined', 'what closeSocket returns beside complete');
});
