// A missing URL fails with 904, and so does a list; both texts are the argument checker's.
// clauses: SWAN-DWN-002 SWAN-CB-008 SWAN-CB-009
// platforms: swan
// evidence: documented
// needs: download
check(async (t) => {
  const missing = await t.call('downloadFile', {});
  t.equal([missing.kind, missing.res.errCode], ['fail', 904], 'the outcome without a URL');
  t.equal(missing.res.errMsg, '[jsNative Argument Error]url is required.', 'the message without a URL');
  const list = await t.call('downloadFile', { url: ['https://api.example.test/'] });
  t.equal([list.kind, list.res.errCode], ['fail', 904], 'the outcome of a list');
  t.equal(list.res.errMsg, '[jsNative Argument Error]url type error. must be "string"', 'the message of a list');
});
