// However a call ends, complete is called once, so that a lock released in it is always released.
// clauses: WX-API-003
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://refused.example.test"]}
check(async (t) => {
  const calls = {
    'a good answer': { url: t.url('/echo') },
    'status 500': { url: t.url('/status/500') },
    'no server': { url: 'https://refused.example.test/echo' },
    'an unlisted host': { url: 'https://unlisted.example.test/echo' },
    'no absolute URL': { url: '/data/x' },
    'no URL': {},
    'a bad method': { url: t.url('/echo'), method: 'FOO' },
    'a time-out': { url: t.url('/hang'), timeout: 1000 },
  };
  for (const name of Object.keys(calls)) {
    let locked = true;
    let times = 0;
    await new Promise((resolve) => {
      setTimeout(resolve, 5000);
      t.api.request(Object.assign({}, calls[name], { complete: () => { locked = false; times += 1; } }));
    });
    t.equal([locked, times], [false, 1], 'the lock and the count after ' + name);
  }
});
