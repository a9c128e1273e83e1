// An exception in a callback is logged with thirdScriptError and the callback's place.
// clauses: WX-API-018
// platforms: wx
// evidence: observed
// error: thirdScriptError at api request success callback function Error: mine
check(async (t) => {
  await new Promise((resolve) => {
    t.api.request({ url: t.url('/echo'), success() { throw new Error('mine'); }, complete: () => setTimeout(resolve, 0) });
  });
});
