// At most 5 downloads run at once; the others wait, and succeed.
// clauses: TTG-DL-006
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const path = '/slow?case=tt-5-downloads&wait=1s';
  const calls = Array.from({ length: 8 }, () => t.call('downloadFile', { url: t.url(path) }));
  t.equal((await Promise.all(calls)).map((call) => call.kind), Array(8).fill('success'), 'the outcomes');
  const filter = encodeURIComponent('/slow?case=tt-5-downloads');
  const { requests } = (await t.get('/log?settle=5s&count=8&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 5, 'downloads at once');
});
