// A list of sockets takes wss entries alone.
// clauses: WX-DOM-003
// platforms: wx
// evidence: documented
// host: domains {"socket": ["https://api.example.test"]}
// launch: refused expected wss://
check(() => {});
