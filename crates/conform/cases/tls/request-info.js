// In the developer tools showRequestInfo() prints what is known of requests, their TLS included.
// clauses: WX-TLS-007
// platforms: wx
// evidence: documented
// host: client devtools
// console: any https://api.example.test/echo/of-interest
// console: any TLS
check(async (t) => {
  await t.get('/echo/of-interest');
  showRequestInfo();
});
