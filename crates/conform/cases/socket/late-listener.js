// A listener of the opening that is added later does not hear of it; one of messages hears what comes then.
// clauses: WX-WS-006
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: t.wss('/ws/late-listener?s=text:early;wait:2s;text:late;close') });
  await t.wait(1000);
  const heard = [];
  task.onOpen(() => heard.push('open'));
  task.onMessage(({ data }) => heard.push(data));
  await t.wait(2000);
  t.equal(heard, ['late'], 'what was heard');
});
