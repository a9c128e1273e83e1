// On Android the handshake has an Origin.
// clauses: WX-WS-044
// platforms: wx
// evidence: documented
// host: client android
// host: base-library 1.7.0
// needs: sockets
check(async (t) => {
  t.talk('/ws/origin-on-android');
  await t.wait(1000);
  const [request] = await t.logged('/ws/origin-on-android');
  const values = request.headers.filter(([name]) => name.toLowerCase() === 'origin').map(([, value]) => value);
  t.equal([values.length, typeof values[0]], [1, 'string'], 'how many, and the type');
  t.ok(values[0] !== '', 'that it is not empty');
});
