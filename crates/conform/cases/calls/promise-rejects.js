// A promise is rejected with the object that fail would get.
// clauses: WX-API-010
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const options = { tempFilePath: t.api.env.USER_DATA_PATH + '/no-such-file' };
  const { kind, res } = await t.call('saveFile', options);
  t.equal(kind, 'fail', 'the outcome with callbacks');
  const reason = await t.api.saveFile(options).then(() => 'resolved', (why) => why);
  t.equal(reason, res, 'the reason');
});
