// A request that is aborted while it waits its turn is never sent, and the next one takes its place.
// clauses: TTG-RT-006 TTB-REQ-028
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  const { last } = (await t.get('', { url: site + '/log' })).data;
  const path = '/echo/tt-abort-while-waiting/' + t.platform;
  for (let n = 0; n < 10; n++) t.api.request({ url: site + '/slow?wait=2s' });
  const aborted = new Promise((fail) => {
    const task = t.api.request({ url: site + path + '/aborted', fail });
    setTimeout(() => task.abort(), 100);
  });
  const next = t.call('request', { url: site + path + '/next' });
  t.match((await aborted).errMsg, /^request:fail/, 'errMsg');
  t.equal((await next).kind, 'success', 'the outcome of the next one');
  const { requests } = (await t.get('', { url: site + '/log?since=' + last + '&path=' + path })).data;
  t.equal(requests.map((request) => request.target), [path + '/next'], 'requests');
});
