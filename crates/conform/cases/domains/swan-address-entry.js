// An IP address cannot be listed.
// clauses: SWAN-DOM-003
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://10.0.0.1"]}
// launch: refused is an IP address
check(() => {});
