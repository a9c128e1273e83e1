// Progress of an upload is told in numbers: percent, bytes sent, and all bytes.
// clauses: SWAN-UPL-017 SWAN-UPL-018
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(1000000));
  const told = [];
  const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(res));
  const { kind } = await t.call('uploadFile', { url: t.url('/status/200'), filePath, name: 'file' }, listen);
  t.equal([kind, told.length > 0], ['success', true], 'the outcome and whether there are events');
  const keys = ['progress', 'totalBytesSent', 'totalBytesExpectedToSend'];
  for (const event of told) {
    t.equal(keys.map((key) => typeof event[key]), Array(3).fill('number'), 'the types of ' + JSON.stringify(event));
    t.ok(event.totalBytesExpectedToSend >= 1000000, 'the whole file counted in ' + JSON.stringify(event));
    const share = event.totalBytesSent / event.totalBytesExpectedToSend * 100;
    t.ok(Math.abs(event.progress - share) <= 1, 'a percentage in ' + JSON.stringify(event));
  }
  t.equal(told[told.length - 1].progress, 100, 'the last progress');
});
