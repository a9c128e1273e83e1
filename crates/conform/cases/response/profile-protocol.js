// The protocol of a profile is http1.1 or h2, as it was spoken.
// clauses: WX-REQ-072
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const [enableHttp2, version, name] of [[false, '1.1', 'http1.1'], [true, '2', 'h2']]) {
    const { data, profile } = await t.get('/echo', { enableHttp2, useHighPerformanceMode: enableHttp2 });
    t.equal([data.version, profile.protocol], [version, name], 'what the server and the profile say');
  }
});
