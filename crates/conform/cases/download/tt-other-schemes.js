// A URL of another scheme, or that is none, fails a download.
// clauses: TTG-DL-013 TTG-ERR-007
// platforms: tt-gadget
// evidence: observed
// host: no-domains
// needs: download
check(async (t) => {
  for (const url of ['ftp://api.example.test/a', 'ws://api.example.test/a', 'ttfile://user/a.txt', '/a', 'nothing']) {
    const { kind, res } = await t.call('downloadFile', { url });
    t.equal(kind, 'fail', 'the outcome of ' + url);
    t.match(res.errMsg, /^downloadFile:fail( |$)/, 'errMsg of ' + url);
    t.ok([undefined, 104, 307].includes(res.errno), 'errno 104 or 307 of ' + url + ' rather than ' + res.errno);
  }
});
