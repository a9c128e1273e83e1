// An upload is one POST over https with a multipart form that holds the file.
// clauses: WX-UP-001
// platforms: wx
// evidence: documented
// needs: files upload
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  const filePath = await t.file('a.txt', 'hello');
  const { kind, res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
  t.equal([kind, res.statusCode], ['success', 200], 'the result');
  t.equal(JSON.parse(res.data).parts.map((part) => part.text), ['hello'], 'the parts');
  const { requests } = (await t.get('/log?since=' + last)).data;
  t.equal(requests.map(({ method, scheme }) => [method, scheme]), [['POST', 'https']], 'requests at the server');
  t.match(t.sent(requests[0], 'content-type'), /^multipart\/form-data; boundary=\S+$/, 'content-type');
});
