// The sixth socket fails while five are open or opening; the server hears nothing of it, and the five stay.
// clauses: TTG-WS-006
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const path = '/ws?case=tt-five-at-once';
  const url = t.url(path).replace('http', 'ws');
  const ended = [];
  const starts = Array.from({ length: 5 }, (_, n) => t.start('connectSocket', { url: n < 3 ? url : url + '&handshake-wait=10s' }));
  starts.forEach(({ task }, n) => task.onClose(() => ended.push(n)));
  const opened = starts.map(({ task }) => new Promise((resolve) => task.onOpen(resolve)));
  for (const { ended: outcome } of starts) t.equal((await outcome).kind, 'success', 'one of the five');
  await Promise.all(opened.slice(0, 3));
  const { kind, res } = await t.call('connectSocket', { url });
  t.equal(kind, 'fail', 'the sixth');
  t.match(res.errMsg, /^connectSocket:fail/, 'errMsg');
  t.equal(res.errno, 111, 'errno');
  await Promise.all(opened);
  t.equal(ended, [], 'the ends of the five');
  starts.forEach(({ task }) => task.close({}));
  t.equal((await t.logged(encodeURIComponent(path), 5)).length, 5, 'handshakes');
});
