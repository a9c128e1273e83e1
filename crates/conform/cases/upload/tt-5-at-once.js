// At most 5 uploads run at once; the others wait, and succeed.
// clauses: TTG-UP-009
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const path = '/slow?case=tt-5-uploads&wait=1s';
  const calls = Array.from({ length: 8 }, () => t.call('uploadFile', { url: t.url(path), filePath, name: 'file' }));
  t.equal((await Promise.all(calls)).map((call) => call.kind), Array(8).fill('success'), 'the outcomes');
  const filter = encodeURIComponent('/slow?case=tt-5-uploads');
  const { requests } = (await t.get('/log?settle=5s&count=8&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 5, 'uploads at once');
});
