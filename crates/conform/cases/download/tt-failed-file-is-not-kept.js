// A download that breaks off, or is aborted, leaves no file and does not touch the one that was there.
// clauses: TTG-DL-004
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.writeFileSync('ttfile://user/old.txt', 'old');
  const broken = await t.call('downloadFile', { url: t.url('/cut?at=body'), filePath: 'ttfile://user/old.txt' });
  t.equal([broken.kind, files.readFileSync('ttfile://user/old.txt', 'utf8')], ['fail', 'old'], 'the outcome and old file');
  const started = t.start('downloadFile', { url: t.url('/drip?bytes=10&gap=1s'), filePath: 'ttfile://user/new.txt' });
  await t.wait(3500);
  started.task.abort();
  t.equal((await started.ended).kind, 'fail', 'the outcome of the aborted one');
  t.equal(files.readdirSync('ttfile://user'), ['old.txt'], 'the files');
});
