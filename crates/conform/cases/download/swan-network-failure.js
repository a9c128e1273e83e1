// A network failure fails a download with the number 1001 and some text.
// clauses: SWAN-DWN-023 SWAN-ERR-005 SWAN-CB-015 SWAN-CB-003
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "download": ["https://api.example.test", "https://unresolved.example.test", "https://refused.example.test"]}
// needs: download
check(async (t) => {
  const urls = ['https://unresolved.example.test/', 'https://refused.example.test/', t.url('/cut'), t.url('/cut?at=body'), t.url('/hang')];
  for (const url of urls) {
    const { kind, res } = await t.call('downloadFile', { url });
    t.equal([kind, res.errCode], ['fail', 1001], 'the outcome and errCode of ' + url);
    t.ok(typeof res.errMsg === 'string' && res.errMsg !== '', 'a message of ' + url);
    t.equal(Object.keys(res).sort(), ['errCode', 'errMsg'], 'the keys of ' + url);
  }
});
