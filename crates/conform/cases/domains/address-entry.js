// An IP address cannot be listed.
// clauses: WX-DOM-009
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://127.0.0.1"]}
// launch: refused is an IP address
check(() => {});
