// The profile says whether the call ran in high-performance mode, which knows no HttpDNS.
// clauses: WX-REQ-069 WX-REQ-071
// platforms: wx
// evidence: documented
// host: client android
check(async (t) => {
  for (const useHighPerformanceMode of [true, false]) {
    const { profile } = await t.get('/echo', { useHighPerformanceMode });
    t.equal(profile.usingHighPerformanceMode, useHighPerformanceMode, 'usingHighPerformanceMode');
  }
  const options = { useHighPerformanceMode: true, enableHttpDNS: true, httpDNSServiceId: 'x' };
  const { profile, useHttpDNS } = await t.get('/echo', options);
  t.equal([profile.usingHighPerformanceMode, Boolean(useHttpDNS)], [true, false], 'the mode and useHttpDNS');
});
