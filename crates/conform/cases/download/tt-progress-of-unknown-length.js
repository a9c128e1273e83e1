// Where the length is not known, the expected bytes are 0 or -1.
// clauses: TTG-DLT-005
// platforms: tt-gadget
// evidence: assumed
// needs: download
check(async (t) => {
  const told = [];
  const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(res));
  const { kind } = await t.call('downloadFile', { url: t.url('/drip?bytes=1000&pieces=10&gap=1s&chunked=1') }, listen);
  t.equal(kind, 'success', 'the outcome');
  t.ok(told.length > 0, 'events');
  for (const event of told) {
    t.ok([0, -1].includes(event.totalBytesExpectedToWrite), '0 or -1 in ' + JSON.stringify(event));
    t.equal([typeof event.progress, typeof event.totalBytesWritten], ['number', 'number'], 'the types in ' + JSON.stringify(event));
  }
});
