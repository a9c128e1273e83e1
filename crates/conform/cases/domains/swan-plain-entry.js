// Only secure origins can be listed.
// clauses: SWAN-DOM-001
// platforms: swan
// evidence: documented
// host: domains {"request": ["http://api.example.test"]}
// launch: refused expected https://
check(() => {});
