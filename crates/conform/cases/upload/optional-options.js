// Every documented option is accepted.
// clauses: WX-UP-002
// platforms: wx
// evidence: documented
// needs: files upload profile
check(async (t) => {
  const filePath = await t.file('a.txt', 'x');
  const options = { header: {}, formData: {}, timeout: 30000, enableProfile: true, enableHttp2: true, enableQuic: true };
  for (const [name, value] of Object.entries(options)) {
    const given = { url: t.url('/upload'), filePath, name: 'file', [name]: value };
    const { kind, res } = await t.call('uploadFile', given);
    t.equal([name, kind, res.statusCode], [name, 'success', 200], 'the result');
  }
});
