// responseType is compared without regard to case.
// clauses: SWAN-REQ-018
// platforms: swan
// evidence: observed
check(async (t) => {
  for (const responseType of ['ArrayBuffer', 'arrayBuffer', 'ARRAYBUFFER']) {
    const { data } = await t.get('/bytes/2', { responseType });
    t.equal(data, new Uint8Array([3, 10]).buffer, 'data with ' + responseType);
  }
});
