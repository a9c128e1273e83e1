// On Android the handshake of a URL with raw Chinese fails; encodeURI helps.
// clauses: WX-DOM-034
// platforms: wx
// evidence: observed
// host: client android
// needs: sockets
check(async (t) => {
  const raw = t.wss('/ws/non-ascii-url-on-android/好?name=你');
  const [bad, good] = [raw, encodeURI(raw)].map((url) => t.talk(url));
  await t.wait(1000);
  t.equal(good.told.slice(3), ['open'], 'what was told of the encoded one');
  t.equal(bad.told.filter((kind) => ['fail', 'open', 'error'].includes(kind)), ['error'], 'what was told of the raw one');
  t.match(bad.of('error')[0].errMsg, /Invalid HTTP status/, 'errMsg');
});
