// abort of a running request ends its connection or stream.
// clauses: TTG-RT-007 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { last } = (await t.get('', { url: site + '/log' })).data;
  const path = '/slow?case=tt-abort-reaches-server-' + t.platform;
  const task = t.api.request({ url: site + path + '&wait=30s' });
  await t.wait(1000);
  task.abort();
  const log = site + '/log?settle=5s&count=1&since=' + last + '&path=' + encodeURIComponent(path);
  const { requests } = (await t.get('', { url: log })).data;
  t.equal(requests.map((request) => request.ending), ['client-left'], 'how the request ended');
});
