// A redirect from a device of the local network is judged like any other.
// clauses: WX-DOM-010 WX-DOM-018
// platforms: wx
// evidence: assumed
// host: lan 192.168.1.20/24
check(async (t) => {
  const from = (target) => 'http://192.168.1.30:8080/redirect?to=' + encodeURIComponent(target);
  const there = await t.call('request', { url: from('http://192.168.1.40:8080/echo') });
  t.equal([there.kind, there.res.statusCode], ['success', 200], 'the result of one to another device');
  const away = await t.call('request', { url: from('https://unlisted.example.test/echo') });
  t.equal([away.kind, away.res.errno], ['fail', 600002], 'the result of one to an unlisted host');
});
