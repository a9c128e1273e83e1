// An entry with a port cannot be listed.
// clauses: SWAN-DOM-005
// platforms: swan
// evidence: documented
// host: domains {"upload": ["https://api.example.test:8443"]}
// launch: refused names a port
check(() => {});
