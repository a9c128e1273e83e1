// The profile of a result has the documented fields, but for those of HttpDNS, and no others.
// clauses: WX-REQ-071
// platforms: wx
// evidence: documented
// needs: profile
check(async (t) => {
  const documented = `invokeStart queueStart queueEnd redirectStart redirectEnd fetchStart domainLookUpStart
    domainLookUpEnd connectStart connectEnd SSLconnectionStart SSLconnectionEnd requestStart
    requestEnd responseStart responseEnd rtt estimate_nettype httpRttEstimate transportRttEstimate
    downstreamThroughputKbpsEstimate throughputKbps peerIP port socketReused sendBytesCount
    receivedBytedCount protocol usingHighPerformanceMode`.split(/\s+/);
  const ofHttpDns = ['httpDNSDomainLookUpStart', 'httpDNSDomainLookUpEnd'];
  const names = Object.keys((await t.get('/echo')).profile);
  t.equal(documented.filter((name) => !names.includes(name)), [], 'missing fields');
  t.equal(names.filter((name) => !documented.concat(ofHttpDns).includes(name)), [], 'other fields');
});
