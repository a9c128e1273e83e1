// Calls that still wait for their turn 5 seconds after the program went to background fail like those that run.
// clauses: WX-BG-001 WX-UP-024 WX-DL-024
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
// needs: files upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const file = { filePath: await t.file('a.txt', 'hello'), name: 'file' };
  const url = t.url('/slow?wait=40s');
  const calls = Array.from({ length: 10 }, () => t.call('request', { url }));
  calls.push(t.call('request', { url }));
  calls.push(t.call('uploadFile', Object.assign({ url }, file)));
  calls.push(t.call('downloadFile', { url }));
  const texts = (await Promise.all(calls)).map(({ kind, res }) => kind + ' ' + res.errMsg);
  t.equal(texts.slice(0, 11), Array(11).fill('fail request:fail interrupted'), 'the results of the requests');
  const transfers = ['fail uploadFile:fail interrupted', 'fail downloadFile:fail interrupted'];
  t.equal(texts.slice(11), transfers, 'the results of the transfers');
  const { requests } = (await t.get('/log?path=/slow&since=' + last)).data;
  t.equal(requests.length, 10, 'requests at the server');
});
