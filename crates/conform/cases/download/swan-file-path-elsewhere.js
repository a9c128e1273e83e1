// A filePath outside of the user folder fails with 202.
// clauses: SWAN-DWN-008 SWAN-ERR-005
// platforms: swan
// evidence: observed
// needs: download
check(async (t) => {
  for (const filePath of ['bdfile://tmp_own', 'bdfile://store_own', 'bdfile://else/a', 'a.txt', '/a.txt', '/tmp/a.txt', 'bdfile://usr/../../a']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), filePath });
    t.equal([kind, res.errCode], ['fail', 202], 'the outcome and errCode of ' + filePath);
    t.ok(res.errMsg.includes('illegal path'), '"illegal path" in ' + res.errMsg);
  }
});
