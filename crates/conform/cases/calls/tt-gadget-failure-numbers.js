// errno and errCode of a failure, where there are any, are numbers.
// clauses: TTG-STD-008
// platforms: tt-gadget
// evidence: documented
// host: no-domains
check(async (t) => {
  const urls = [undefined, 'nothing', 'ftp://api.example.test/', 'https://unresolved.example.test/', t.url('/cut'), t.url('/hang')];
  for (const url of urls) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    for (const key of ['errno', 'errCode']) t.ok(['undefined', 'number'].includes(typeof res[key]), key + ' a number for ' + url);
  }
});
