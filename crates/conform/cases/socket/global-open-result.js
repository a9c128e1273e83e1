// onSocketOpen gets the header of the answer, and no profile.
// clauses: WX-GWS-007
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const heard = new Promise((resolve) => t.api.onSocketOpen(resolve));
  t.talk('/ws/global-open-result?header=X-Mine:of-the-server');
  const res = await heard;
  t.equal(Object.keys(res), ['header'], 'the names');
  const name = Object.keys(res.header).find((name) => name.toLowerCase() === 'x-mine');
  t.equal(res.header[name], 'of-the-server', 'a header of the answer');
});
