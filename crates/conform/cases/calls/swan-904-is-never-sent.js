// A call that fails with 904 has sent nothing.
// clauses: SWAN-CB-019 SWAN-ERR-010
// platforms: swan
// evidence: observed
check(async (t) => {
  const url = t.url('/echo/swan-904-is-never-sent');
  for (const options of [{ data: 5 }, { data: true, method: 'PUT' }]) {
    const { kind, res } = await t.call('request', Object.assign({ url }, options));
    t.equal([kind, res.errCode], ['fail', 904], 'the outcome and errCode of ' + JSON.stringify(options));
  }
  const bad = await t.call('request', { url: url.replace('https://', 'https:/') });
  t.equal([bad.kind, bad.res.errCode], ['fail', 904], 'the outcome and errCode of a bad URL');
  const { requests } = (await t.get('/log?path=/echo/swan-904-is-never-sent')).data;
  t.equal(requests.length, 0, 'requests');
});
