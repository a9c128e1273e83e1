// A file that is not there fails the upload, and nothing goes out.
// clauses: WX-UP-012
// platforms: wx
// evidence: observed
// needs: upload download
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const temp = (await t.temp('/text')).replace(/[^/_]*$/, 'nosuchfile.txt');
  for (const filePath of [t.api.env.USER_DATA_PATH + '/no-such-file', temp]) {
    const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    t.equal(kind, 'fail', 'the outcome');
    t.match(res.errMsg, /^uploadFile:fail (file not found|file doesn't exist)/, 'errMsg');
  }
  t.equal((await t.get('/log?path=/upload&since=' + last)).data.requests, [], 'uploads at the server');
});
