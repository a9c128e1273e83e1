// localhost cannot be listed.
// clauses: WX-DOM-009
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://localhost"]}
// launch: refused is localhost
check(() => {});
