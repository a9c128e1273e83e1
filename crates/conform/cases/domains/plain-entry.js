// Only secure origins can be listed.
// clauses: WX-DOM-003
// platforms: wx
// evidence: documented
// host: domains {"request": ["http://api.example.test"]}
// launch: refused expected https://
check(() => {});
