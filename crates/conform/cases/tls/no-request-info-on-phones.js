// showRequestInfo() belongs to the developer tools; a phone has none.
// clauses: WX-TLS-007
// platforms: wx
// evidence: assumed
// host: client ios
check(async (t) => {
  t.equal(typeof showRequestInfo, 'undefined', 'the type of showRequestInfo');
});
