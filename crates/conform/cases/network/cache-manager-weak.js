// A cache manager uses its cache once requests have shown that the network is weak.
// clauses: WX-REQ-091
// platforms: wx
// evidence: documented
// host: network 2g
// alone: a program has one cache manager
check(async (t) => {
  const manager = wx.createCacheManager({ origin: t.url('/').replace(/\/$/, '') });
  let entered = 0;
  manager.on('enterWeakNetwork', () => { entered += 1; });
  manager.addRule('/echo');
  manager.on('request', (event) => manager.match(event).data);
  for (let n = 0; n < 8; n += 1) await t.get('/text?n=' + n);
  t.equal([entered, manager.state], [1, 1], 'how often it became weak, and the state');
  t.equal((await t.call('request', { url: t.url('/echo') })).res, undefined, 'what the program answers');
});
