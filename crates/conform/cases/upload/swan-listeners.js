// Several listeners of progress all run, and one that comes late gets no events of the past.
// clauses: SWAN-UPL-021
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(1000000));
  const told = { first: [], second: [], late: [] };
  const listen = ({ returned }) => {
    returned.onProgressUpdate((res) => told.first.push(res.progress));
    returned.onProgressUpdate((res) => told.second.push(res.progress));
  };
  const { returned } = await t.call('uploadFile', { url: t.url('/status/200'), filePath, name: 'file' }, listen);
  returned.onProgressUpdate((res) => told.late.push(res.progress));
  await t.wait(1000);
  t.ok(told.first.length > 0, 'events');
  t.equal([told.second, told.late], [told.first, []], 'what the others were told');
});
