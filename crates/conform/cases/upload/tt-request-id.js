// x-request-id and x-tt-logid of an upload are both the trace of its result.
// clauses: TTG-UP-019
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const { res } = await t.call('uploadFile', { url: t.url('/echo'), filePath, name: 'file' });
  const echo = JSON.parse(res.data);
  t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace');
  t.equal([t.sent(echo, 'x-request-id'), t.sent(echo, 'x-tt-logid')], [res.trace, res.trace], 'the headers');
});
