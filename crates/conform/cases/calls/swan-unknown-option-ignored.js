// An option that the base library does not declare changes nothing and raises nothing.
// clauses: SWAN-NET-026
// platforms: swan
// evidence: observed
// host: base-library 3.90.0
// needs: chunks
check(async (t) => {
  const options = { enableChunked: true, files: [{ name: 'a' }], protocolsArray: ['x'], nonsense: 1 };
  const { kind, res } = await t.call('request', Object.assign({ url: t.url('/json') }, options));
  t.equal([kind, res.data], ['success', { hello: 'world' }], 'the outcome and data');
});
