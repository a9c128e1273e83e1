// Progress is told in numbers of bytes, and ends with 100 where the length is known.
// clauses: TTG-DLT-002 TTG-DLT-003
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  for (const path of ['/drip?bytes=1000&pieces=10&gap=1s', '/bytes/500000']) {
    const told = [];
    const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(res));
    const { kind } = await t.call('downloadFile', { url: t.url(path) }, listen);
    t.equal(kind, 'success', 'the outcome of ' + path);
    t.ok(told.length > 0, 'events of ' + path);
    const whole = Number(/\d+/.exec(path)[0]);
    for (const event of told) {
      t.equal(event.totalBytesExpectedToWrite, whole, 'the whole of ' + path);
      t.ok(event.totalBytesWritten > 0 && event.totalBytesWritten <= whole, 'a part of the whole in ' + JSON.stringify(event));
      const share = event.totalBytesWritten / whole * 100;
      t.ok(Math.abs(event.progress - share) <= 1, 'a percentage in ' + JSON.stringify(event));
    }
    const last = told[told.length - 1];
    t.equal([last.progress, last.totalBytesWritten], [100, whole], 'the last event of ' + path);
  }
});
