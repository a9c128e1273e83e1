// abort in a listener of progress ends the upload in fail and complete, once each.
// clauses: TTG-UPT-005
// platforms: tt-gadget
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(1000000));
  const order = [];
  const told = (kind) => (res) => order.push([kind, /^uploadFile:fail( |$)/.test(res.errMsg)]);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const task = t.api.uploadFile(Object.assign({ url: t.url('/slow?wait=1s'), filePath, name: 'file' }, callbacks));
  task.onProgressUpdate(() => task.abort());
  await t.wait(5000);
  t.equal(order, [['fail', true], ['complete', true]], 'what ran');
});
