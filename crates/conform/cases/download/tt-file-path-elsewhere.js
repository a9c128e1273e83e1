// A filePath outside of ttfile://temp/ and ttfile://user/ fails with errno 213 or 202.
// clauses: TTG-DL-015 TTG-ERR-008
// platforms: tt-gadget
// evidence: assumed
// needs: download
check(async (t) => {
  for (const filePath of ['a.txt', '/a.txt', './a.txt', 'ttfile://else/a.txt', 'ttfile://user/../../a.txt', '/tmp/a.txt', 'file:///tmp/a.txt']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/text'), filePath });
    t.equal(kind, 'fail', 'the outcome of ' + filePath);
    t.ok([213, 202].includes(res.errno), 'errno 213 or 202 of ' + filePath + ' rather than ' + res.errno);
  }
});
