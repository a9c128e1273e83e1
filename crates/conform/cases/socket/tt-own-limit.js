// Five open sockets take no place from requests, uploads and downloads.
// clauses: TTG-REQ-036 TTG-WS-006
// platforms: tt-gadget
// evidence: documented
// needs: files upload download sockets
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const filePath = await t.file('a.txt', 'hello');
  const socket = t.url('/ws').replace('http', 'ws');
  const tasks = Array.from({ length: 5 }, () => t.api.connectSocket({ url: socket }));
  await Promise.all(tasks.map((task) => new Promise((resolve) => task.onOpen(resolve))));
  const url = t.url('/slow?case=socket-tt-own-limit&wait=2s');
  const calls = [];
  for (let n = 0; n < 10; n += 1) calls.push(t.call('request', { url }));
  for (let n = 0; n < 5; n += 1) calls.push(t.call('downloadFile', { url }), t.call('uploadFile', { url, filePath, name: 'file' }));
  const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
  t.equal(kinds, Array(20).fill('success'), 'the outcomes');
  const filter = encodeURIComponent('/slow?case=socket-tt-own-limit');
  const { requests } = (await t.get('/log?settle=5s&count=20&since=' + last + '&path=' + filter)).data;
  const running = (at) => requests.filter((request) => request.at <= at && at < request.ended).length;
  t.equal(Math.max(...requests.map((request) => running(request.at))), 20, 'calls at once');
  tasks.forEach((task) => task.close({}));
});
