// x-request-id and x-tt-logid are both the trace of the result.
// clauses: TTG-REQ-027
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  const { data, trace } = await t.get('/echo');
  t.ok(typeof trace === 'string' && trace !== '', 'a trace');
  t.equal([t.sent(data, 'x-request-id'), t.sent(data, 'x-tt-logid')], [trace, trace], 'the headers');
});
