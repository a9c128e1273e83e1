// HTTP/2 alone is no high-performance mode, and the profile does not say so.
// clauses: WX-REQ-071 WX-REQ-068
// platforms: wx
// evidence: assumed
// host: client ios
// host: domains {"request": ["https://h2.example.test"]}
// needs: profile
check(async (t) => {
  const { res } = await t.call('request', { url: 'https://h2.example.test/echo', enableHttp2: true });
  const { protocol, usingHighPerformanceMode } = res.profile;
  t.equal([protocol, usingHighPerformanceMode], ['h2', false], 'the protocol and the mode');
});
