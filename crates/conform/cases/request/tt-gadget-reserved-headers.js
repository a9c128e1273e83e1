// Reserved headers that the script gives are not sent as given.
// clauses: TTG-REQ-026
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  for (const name of ['x-request-id', 'X-Request-Id', 'x-request-id-op', 'x-tt-log-id', 'x-tt-logid']) {
    const { data } = await t.get('/echo', { header: { [name]: 'mine' } });
    const values = data.headers.filter((pair) => pair[0].toLowerCase() === name.toLowerCase()).map((pair) => pair[1]);
    t.ok(!values.includes('mine'), 'the value of ' + name + ' left out');
    t.ok(values.length < 2, 'at most one line of ' + name);
  }
});
