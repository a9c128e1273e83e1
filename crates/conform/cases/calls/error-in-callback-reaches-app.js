// An exception in a callback reaches App.onError with its message.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
// error: mine
check(async (t) => {
  const told = new Promise((resolve) => App({ onError: resolve }));
  t.api.request({ url: t.url('/echo'), success() { throw new Error('mine'); } });
  t.match(await told, /mine/, 'the text that onError got');
});
