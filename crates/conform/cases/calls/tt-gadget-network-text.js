// The text of a network failure has the numbers of the network stack.
// clauses: TTG-ERR-010
// platforms: tt-gadget
// evidence: observed
// host: no-domains
check(async (t) => {
  const text = async (host) => (await t.call('request', { url: 'https://' + host + '.example.test/' })).res.errMsg;
  const told = (code, number) => 'request:fail CronetError("Cronet Error: code=' + code + ' / internal_code=' + number + ' / None")';
  t.equal(await text('unresolved'), told(1, -105), 'errMsg of an unknown name');
  t.equal(await text('refused'), told(7, -102), 'errMsg of a refused connection');
  t.equal(await text('unreachable'), told(9, -109), 'errMsg of an unreachable host');
  t.equal(await text('expired'), told(11, -201), 'errMsg of an expired certificate');
});
