// A download without a URL, or with one that is no string, fails.
// clauses: TTG-DL-002 TTG-STD-013 TTG-STD-014
// platforms: tt-gadget
// evidence: documented
// needs: download
check(async (t) => {
  for (const url of [undefined, null, '', 5, {}]) {
    const { kind, res } = await t.call('downloadFile', { url });
    t.equal(kind, 'fail', 'the outcome with ' + JSON.stringify(url));
    t.match(res.errMsg, /^downloadFile:fail( |$)/, 'errMsg with ' + JSON.stringify(url));
    t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
  }
});
