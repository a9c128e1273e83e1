// A URL that cannot be parsed or is neither http nor https fails with errno 307 or 104 if with any.
// clauses: TTG-ERR-007
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
check(async (t) => {
  for (const url of ['nothing', '/echo', 'ftp://api.example.test/', 'https://[bad/', 'https://']) {
    const { kind, res } = await t.call('request', { url });
    t.equal(kind, 'fail', 'the outcome for ' + url);
    t.ok([undefined, 104, 307].includes(res.errno), 'errno 307 or 104 for ' + url + ' rather than ' + res.errno);
  }
});
