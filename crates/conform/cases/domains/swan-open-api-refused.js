// openapi.baidu.com may not be called, whatever the list says.
// clauses: SWAN-DOM-008
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://*.baidu.com", "https://api.example.test"]}
check(async (t) => {
  const { kind } = await t.call('request', { url: 'https://openapi.baidu.com/echo/swan-open-api-refused' });
  t.equal(kind, 'fail', 'the outcome');
  const { requests } = (await t.get('/log?path=/echo/swan-open-api-refused')).data;
  t.equal(requests.length, 0, 'requests');
  const other = await t.call('request', { url: 'https://other.baidu.com/echo' });
  t.equal(other.kind, 'success', 'the outcome for another host of the entry');
});
