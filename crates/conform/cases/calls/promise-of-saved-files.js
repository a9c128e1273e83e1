// saveFile returns a promise when no callback is given, and nothing when one is.
// clauses: WX-API-009
// platforms: wx
// evidence: documented
// needs: files download
check(async (t) => {
  const promise = t.api.saveFile({ tempFilePath: await t.temp('/text?text=x') });
  t.ok(promise instanceof Promise, 'a promise');
  const { errMsg, savedFilePath } = await promise;
  t.equal([errMsg, typeof savedFilePath], ['saveFile:ok', 'string'], 'what it resolves with');
  const returned = t.api.saveFile({ tempFilePath: await t.temp('/text?text=x'), complete: () => {} });
  t.equal(typeof returned, 'undefined', 'what is returned beside a callback');
});
