// Uploads, downloads and requests each have a limit of their own: 5, 5 and 10 run together.
// clauses: TTG-REQ-036 TTG-UP-009 TTG-DL-006
// platforms: tt-gadget
// evidence: documented
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const url = t.url('/slow?case=tt-own-limit&wait=2s');
  const calls = [];
  for (let n = 0; n < 15; n++) {
    calls.push(t.call('uploadFile', { url, filePath, name: 'file' }));
    calls.push(t.call('downloadFile', { url }));
    calls.push(t.call('request', { url }));
  }
  await Promise.all(calls);
  const filter = encodeURIComponent('/slow?case=tt-own-limit');
  const { requests } = (await t.get('/log?settle=5s&count=45&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 20, 'calls at once');
});
