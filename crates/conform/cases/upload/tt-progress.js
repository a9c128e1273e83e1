// Progress is told in numbers that never fall, before success, and ends with 100 and the whole.
// clauses: TTG-UPT-002 TTG-UPT-003 TTG-UPT-004
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(1000000));
  const told = [];
  let over = false;
  const listen = ({ returned }) => returned.onProgressUpdate((res) => told.push(Object.assign({ late: over }, res)));
  const options = { url: t.url('/status/200'), filePath, name: 'file' };
  const { kind } = await t.call('uploadFile', options, listen);
  over = true;
  await t.wait(1000);
  t.equal(kind, 'success', 'the outcome');
  t.ok(told.length > 1, 'several events');
  const keys = ['progress', 'totalBytesSent', 'totalBytesExpectedToSend'];
  for (const [at, event] of told.entries()) {
    t.equal(keys.map((key) => typeof event[key]), Array(3).fill('number'), 'the types of ' + JSON.stringify(event));
    t.ok(event.progress >= 0 && event.progress <= 100, 'a percentage in ' + JSON.stringify(event));
    t.ok(at === 0 || event.totalBytesSent >= told[at - 1].totalBytesSent, 'no step back in ' + JSON.stringify(event));
    t.ok(!event.late, 'an event before the end');
  }
  const last = told[told.length - 1];
  t.equal(last.progress, 100, 'the last progress');
  t.equal(last.totalBytesSent, last.totalBytesExpectedToSend, 'the bytes at the end');
  t.ok(last.totalBytesExpectedToSend >= 1000000, 'the whole file counted');
});
