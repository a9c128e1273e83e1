// The option object of the program gets the key cb.
// clauses: SWAN-CB-014
// platforms: swan
// evidence: observed
check(async (t) => {
  const options = { url: t.url('/echo') };
  t.api.request(options);
  t.equal(typeof options.cb, 'string', 'the type of cb');
});
