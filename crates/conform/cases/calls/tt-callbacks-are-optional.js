// A call without any callback raises nothing and is sent.
// clauses: TTG-STD-001 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  const path = '/echo/tt-callbacks-are-optional/' + t.platform;
  t.api.request({ url: site + path });
  await t.wait(100);
  const { requests } = (await t.get('', { url: site + '/log?path=' + path })).data;
  t.ok(requests.length > 0, 'a request');
});
