// Every documented option is accepted.
// clauses: WX-DL-002
// platforms: wx
// evidence: documented
// needs: download profile
check(async (t) => {
  const filePath = t.api.env.USER_DATA_PATH + '/a.txt';
  const options = { header: {}, timeout: 30000, filePath, enableProfile: true, enableHttp2: true, enableQuic: true };
  for (const [name, value] of Object.entries(options)) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), [name]: value });
    t.equal([name, kind, res.statusCode], [name, 'success', 200], 'the result');
  }
});
