// Requests, uploads and downloads together are ten at once; the others wait, and then succeed.
// clauses: WX-CON-001 WX-CON-002 WX-UP-024 WX-DL-024
// platforms: wx
// evidence: documented
// needs: files upload download
check(async (t) => {
  const file = { filePath: await t.file('a.txt', 'x'), name: 'file' };
  const { last } = (await t.get('/log')).data;
  const calls = [];
  for (let n = 0; n < 7; n += 1) {
    for (const [name, options] of [['request', {}], ['uploadFile', file], ['downloadFile', {}]]) {
      calls.push(t.call(name, { url: t.url('/slow?wait=5s'), ...options }));
    }
  }
  const kinds = (await Promise.all(calls)).map((seen) => seen.kind);
  t.equal(kinds, Array(21).fill('success'), 'the outcomes');
  const { requests } = (await t.get('/log?path=/slow&since=' + last)).data;
  t.equal([requests.length, most(requests)], [21, 10], 'requests at the server, and the most at once');
});
// The most requests that were open at one time; one that ends makes room for one that begins then.
function most(requests) {
  const steps = [];
  for (const request of requests) steps.push([request.at, 1], [request.ended, -1]);
  steps.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let open = 0;
  return steps.reduce((highest, step) => Math.max(highest, (open += step[1])), 0);
}
