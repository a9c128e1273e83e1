// Several listeners hear of a change; one function is removed by itself, and all without one.
// clauses: WX-NET-003 WX-NET-006
// platforms: wx
// evidence: documented
// host: base-library 2.9.3
// at: 1s:4g
// at: 2s:wifi
// at: 3s:4g
// at: 4s:wifi
// needs: network
check(async (t) => {
  const heard = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => () => heard.push(name));
  for (const listener of [a, b, c]) t.api.onNetworkStatusChange(listener);
  await t.at(1.5);
  t.equal(heard.splice(0).sort(), ['a', 'b', 'c'], 'who heard of the first change');
  t.api.offNetworkStatusChange(b);
  t.api.offNetworkStatusChange(() => heard.push('a'));
  await t.at(2.5);
  t.equal(heard.splice(0).sort(), ['a', 'c'], 'who heard of the second change');
  t.api.offNetworkStatusChange();
  await t.at(3.5);
  t.equal(heard.splice(0), [], 'who heard of the third change');
  t.api.onNetworkStatusChange(b);
  await t.at(4.5);
  t.equal(heard, ['b'], 'who heard of the fourth change');
});
