// Every request has an id of its own.
// clauses: TTG-REQ-028
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  const calls = Array.from({ length: 20 }, () => t.get('/echo'));
  const ids = (await Promise.all(calls)).map(({ data }) => t.sent(data, 'x-request-id'));
  t.equal(new Set(ids).size, 20, 'different ids');
});
