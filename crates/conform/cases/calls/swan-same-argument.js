// complete gets the very object that success or fail got.
// clauses: SWAN-CB-002
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const path of ['/echo', '/cut']) {
    const given = await new Promise((resolve) => {
      const given = [];
      const take = (res) => given.push(res);
      t.api.request({
        url: t.url(path),
        success: take,
        fail: take,
        complete: (res) => resolve(given.concat([res])),
      });
    });
    t.equal(given.length, 2, 'arguments');
    t.ok(given[0] === given[1], 'identity of the arguments for ' + path);
  }
});
