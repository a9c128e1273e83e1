// success gets statusCode, header, data, trace and errMsg.
// clauses: TTG-REQ-051
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  const res = await t.get('/echo');
  for (const key of ['statusCode', 'header', 'data', 'trace', 'errMsg']) t.ok(key in res, 'the presence of ' + key);
});
