// An exception in a callback is logged with a line that begins with thirdScriptError.
// clauses: SWAN-CB-006
// platforms: swan
// evidence: observed
// error: thirdScriptError
check(async (t) => {
  await new Promise((resolve) => {
    t.api.request({ url: t.url('/echo'), success() { throw new Error('mine'); }, complete: () => setTimeout(resolve, 0) });
  });
});
