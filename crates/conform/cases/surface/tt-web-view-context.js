// A gadget can ask for the context of a web view; without one its messages fail.
// clauses: TTG-STD-017
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const context = tt.createWebViewContext('web-view');
  const failed = new Promise((resolve) => context.postMessage({ data: 1, success: () => resolve('sent'), fail: () => resolve('failed') }));
  t.equal(await failed, 'failed', 'a message');
});
