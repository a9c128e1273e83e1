// localhost cannot be listed.
// clauses: SWAN-DOM-004
// platforms: swan
// evidence: documented
// host: domains {"download": ["https://localhost"]}
// launch: refused is localhost
check(() => {});
