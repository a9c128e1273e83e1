// Progress is told while the bytes come in.
// clauses: TTG-DLT-002
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  const told = [];
  const started = t.start('downloadFile', { url: t.url('/drip?bytes=1000&pieces=10&gap=1s') });
  started.task.onProgressUpdate((res) => told.push(res.totalBytesWritten));
  await t.wait(4500);
  t.equal(Math.max(...told), 500, 'bytes in the middle');
  t.equal((await started.ended).kind, 'success', 'the outcome');
});
