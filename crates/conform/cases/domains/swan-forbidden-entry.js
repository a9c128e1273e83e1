// The platform's own API host cannot be listed.
// clauses: SWAN-DOM-008
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://openapi.baidu.com"]}
// launch: refused names openapi.baidu.com
check(() => {});
