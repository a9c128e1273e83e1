// Exactly one of success and fail runs, and once.
// clauses: TTG-STD-003 TTB-REQ-027
// platforms: tt-gadget tt-block
// evidence: assumed
check(async (t) => {
  const site = t.url('');
  for (const [path, expected] of [['/slow?wait=1s', 'success'], ['/status/500', 'success'], ['/cut', 'fail'], ['/hang', 'fail']]) {
    const ran = [];
    t.api.request({ url: site + path, success: () => ran.push('success'), fail: () => ran.push('fail') });
    await t.wait(120000);
    t.equal(ran, [expected], 'what ran for ' + path);
  }
});
