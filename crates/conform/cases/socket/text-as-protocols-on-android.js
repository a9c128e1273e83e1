// On Android protocols that is text and not an array does not connect.
// clauses: WX-WS-053
// platforms: wx
// evidence: observed
// needs: sockets
// host: client android
check(async (t) => {
  const { told } = t.talk('/ws/text-as-protocols-on-android', { protocols: 'mqtt' });
  await t.wait(1000);
  t.ok(told.includes('error') && !told.includes('open'), 'that it did not open');
  t.equal(await t.logged('/ws/text-as-protocols-on-android'), [], 'the requests at the server');
});
