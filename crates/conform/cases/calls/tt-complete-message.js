// complete gets the errMsg that success or fail got.
// clauses: TTG-STD-007 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: documented
check(async (t) => {
  const site = t.url('');
  for (const path of ['/echo', '/cut']) {
    const messages = await new Promise((resolve) => {
      const seen = [];
      const take = (res) => seen.push(res.errMsg);
      t.api.request({ url: site + path, success: take, fail: take, complete: (res) => resolve(seen.concat([res.errMsg])) });
    });
    t.equal(messages.length, 2, 'messages');
    t.equal(messages[1], messages[0], 'errMsg of complete');
    t.match(messages[1], /^request:/, 'errMsg');
  }
});
