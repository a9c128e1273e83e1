// Global listeners get the data of a message, the message of an error, and code and reason of an end.
// clauses: WX-GWS-008
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = { Message: [], Error: [], Close: [] };
  for (const name of Object.keys(heard)) t.api['onSocket' + name]((res) => heard[name].push(res));
  t.talk('/ws/global-results?s=text:a;binary:07;close:4002,bye');
  await t.wait(1000);
  t.equal(heard.Message[0], { data: 'a' }, 'a text');
  t.equal(Object.keys(heard.Message[1]), ['data'], 'the names for a binary message');
  t.equal(heard.Message[1].data, new Uint8Array([7]).buffer, 'the bytes');
  t.equal(heard.Close, [{ code: 4002, reason: 'bye' }], 'the end');
  t.talk('/ws/global-results?status=404');
  await t.wait(1000);
  t.equal(heard.Error.map(({ errMsg }) => typeof errMsg), ['string'], 'the type of errMsg');
  t.equal(Object.keys(heard.Close[1]).sort(), ['code', 'reason'], 'the names for the end after an error');
});
