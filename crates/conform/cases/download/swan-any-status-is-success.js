// Answers other than 200 succeed, with their body stored.
// clauses: SWAN-DWN-013 SWAN-NET-019
// platforms: swan
// evidence: documented
// needs: files download
check(async (t) => {
  for (const status of [404, 403, 500]) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/status/' + status + '?body=gone') });
    t.equal([kind, res.statusCode], ['success', status], 'the outcome');
    t.equal(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'), 'gone', 'the file');
  }
});
