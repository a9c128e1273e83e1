// Options that the base library did not know in 2019 change nothing: files, timeout and method.
// clauses: SWAN-NET-026
// platforms: swan
// evidence: observed
// host: base-library 3.100.0
// needs: upload download
check(async (t) => {
  const filePath = (await t.call('downloadFile', { url: t.url('/text?text=hello') })).res.tempFilePath;
  const more = [{ name: 'more', file: filePath }];
  const { kind, res } = await t.call('uploadFile', { url: t.url('/slow?wait=3s'), filePath, name: 'file', timeout: 1000 });
  t.equal([kind, res.statusCode], ['success', 200], 'the outcome with timeout');
  const sent = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file', files: more, method: 'PUT' });
  t.equal(sent.res.data.method, 'POST', 'the method');
  const parsed = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file', files: more });
  t.equal(parsed.res.data.parts.map((part) => part.name), ['file'], 'the parts');
});
