// A rejected promise that nobody handles is reported as "Uncaught (in promise)".
// clauses: WX-API-010
// platforms: wx
// evidence: documented
// error: Uncaught (in promise)
// needs: files
check(async (t) => {
  t.api.saveFile({ tempFilePath: t.api.env.USER_DATA_PATH + '/no-such-file' });
  await t.wait(1000);
});
