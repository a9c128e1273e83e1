// Listeners to the network's becoming weak are removed one by one or all at once.
// clauses: WX-NET-006
// platforms: wx
// evidence: documented
// at: 1s:2g
// at: 60s:wifi
// at: 120s:2g
// needs: network
check(async (t) => {
  const heard = new Set();
  const [a, b] = ['a', 'b'].map((name) => () => heard.add(name));
  const requests = async (second) => {
    heard.clear();
    await t.at(second);
    for (let n = 0; n < 8; n += 1) await t.get('/echo');
    return [...heard].sort();
  };
  t.api.onNetworkWeakChange(a);
  t.api.onNetworkWeakChange(b);
  t.equal(await requests(2), ['a', 'b'], 'who heard at first');
  t.api.offNetworkWeakChange(a);
  t.equal(await requests(61), ['b'], 'who heard after one was removed');
  t.api.offNetworkWeakChange();
  t.equal(await requests(121), [], 'who heard after all were removed');
});
