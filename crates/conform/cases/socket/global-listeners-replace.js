// Of two global listeners of one event only the later one hears, whatever the event.
// clauses: WX-GWS-003
// platforms: wx
// evidence: observed
// needs: sockets
check(async (t) => {
  const heard = [];
  for (const name of ['Open', 'Message', 'Error', 'Close']) {
    for (const who of ['first', 'second']) t.api['onSocket' + name](() => heard.push(who + ' ' + name));
  }
  t.api.connectSocket({ url: t.wss('/ws/global-listeners-replace?s=text:a;close:1000') });
  await t.wait(1000);
  t.equal(heard.splice(0), ['second Open', 'second Message', 'second Close'], 'what was heard of a socket that opens');
  t.api.connectSocket({ url: t.wss('/ws/global-listeners-replace?status=404') });
  await t.wait(1000);
  t.equal(heard, ['second Error', 'second Close'], 'what was heard of one that does not');
});
