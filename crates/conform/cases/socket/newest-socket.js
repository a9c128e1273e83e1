// With several sockets the global functions are about the one that was created last.
// clauses: WX-GWS-006 WX-GWS-005
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  t.api.onSocketMessage(({ data }) => heard.push(data));
  t.api.onSocketClose(({ code }) => heard.push(code));
  const [first, second, third] = ['first', 'second', 'third'].map((name) => t.talk('/ws/newest-socket-' + name));
  await t.wait(1000);
  t.equal((await t.call('sendSocketMessage', { data: 'global' })).kind, 'success', 'the outcome of sendSocketMessage');
  for (const [talk, data] of [[first, 'one'], [second, 'two'], [third, 'three']]) talk.task.send({ data });
  await t.wait(1000);
  t.equal(heard, ['global', 'three'], 'what the global listener heard');
  t.equal([first, second, third].map(({ of }) => of('message').map(({ data }) => data)), [['one'], ['two'], ['global', 'three']], 'what the tasks told');
  t.equal((await t.call('closeSocket', { code: 4000 })).kind, 'success', 'the outcome of closeSocket');
  await t.wait(1000);
  t.equal(heard.slice(2), [4000], 'the end that the global listener heard of');
  t.equal([first, second, third].map(({ told }) => told[told.length - 1]), ['message', 'message', 'close'], 'what the tasks told last');
});
