// A header that is no object is replaced by an empty one, and the request goes on.
// clauses: SWAN-REQ-020
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const header of ['x-a: 1', 123, true]) {
    const options = { url: t.url('/echo'), header };
    const { kind, res } = await t.call('request', options);
    t.equal(kind, 'success', 'the outcome with ' + header);
    t.equal(t.sent(res.data, 'content-type'), 'application/json', 'content-type');
    t.equal(t.sent(res.data, 'x-a'), undefined, 'x-a');
    const raw = { url: t.url('/echo'), header };
    t.api.request(raw);
    t.equal(raw.header, {}, 'header in the options afterwards');
  }
});
