// Before base library 1.4.0 an upload returns no task.
// clauses: WX-UP-019
// platforms: wx
// evidence: documented
// host: base-library 1.3.0
// needs: upload download
check(async (t) => {
  const given = { url: t.url('/upload'), filePath: await t.temp('/text'), name: 'file' };
  const { kind, returned } = await t.call('uploadFile', given);
  t.equal([kind, typeof returned], ['success', 'undefined'], 'the outcome, and what is returned');
});
