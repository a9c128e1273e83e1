// Progress of a download is told in numbers: percent, bytes written, and all bytes.
// clauses: SWAN-DWN-017
// platforms: swan
// evidence: documented
// needs: download
check(async (t) => {
  const told = [];
  const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(res));
  const { kind } = await t.call('downloadFile', { url: t.url('/drip?bytes=1000&pieces=10&gap=1s') }, listen);
  t.equal([kind, told.length > 0], ['success', true], 'the outcome and whether there are events');
  for (const event of told) {
    t.equal(event.totalBytesExpectedToWrite, 1000, 'the whole');
    t.ok(event.totalBytesWritten > 0 && event.totalBytesWritten <= 1000, 'a part of it in ' + JSON.stringify(event));
    t.ok(Math.abs(event.progress - event.totalBytesWritten / 10) <= 1, 'a percentage in ' + JSON.stringify(event));
  }
});
