// x-request-id and x-tt-logid of a download are both the trace of its result.
// clauses: TTG-DL-018
// platforms: tt-gadget
// evidence: documented
// needs: files download
check(async (t) => {
  const { res } = await t.call('downloadFile', { url: t.url('/echo') });
  const echo = JSON.parse(t.api.getFileSystemManager().readFileSync(res.tempFilePath, 'utf8'));
  t.ok(typeof res.trace === 'string' && res.trace !== '', 'a trace');
  t.equal([t.sent(echo, 'x-request-id'), t.sent(echo, 'x-tt-logid')], [res.trace, res.trace], 'the headers');
});
