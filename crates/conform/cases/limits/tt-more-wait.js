// Requests over the limit wait, are sent in the order of the calls, and succeed.
// clauses: TTG-REQ-035 TTB-REQ-011
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { last } = (await t.get('', { url: site + '/log' })).data;
  const path = '/slow?case=tt-more-wait-' + t.platform;
  const calls = Array.from({ length: 15 }, (_, n) => t.call('request', { url: site + path + '&n=' + n + '&wait=' + (n + 1) + 's' }));
  const kinds = (await Promise.all(calls)).map((call) => call.kind);
  t.equal(kinds, Array(15).fill('success'), 'the outcomes');
  const log = site + '/log?settle=5s&count=15&since=' + last + '&path=' + encodeURIComponent(path);
  const { requests } = (await t.get('', { url: log })).data;
  const order = requests.map((request) => Number(/n=(\d+)/.exec(request.target)[1]));
  t.equal(order, Array.from({ length: 15 }, (_, n) => n), 'the order at the server');
});
