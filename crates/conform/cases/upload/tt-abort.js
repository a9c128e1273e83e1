// abort ends an upload in fail and complete, and the server sees it leave.
// clauses: TTG-UPT-001
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const order = [];
  const told = (kind) => (res) => order.push([kind, /^uploadFile:fail( |$)/.test(res.errMsg)]);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const path = '/slow?case=tt-upload-abort';
  const task = t.api.uploadFile(Object.assign({ url: t.url(path + '&wait=30s'), filePath, name: 'file' }, callbacks));
  await t.wait(1000);
  t.equal(order, [], 'what ran before');
  t.equal(typeof task.abort(), 'undefined', 'what abort returns');
  await t.wait(1000);
  t.equal(order, [['fail', true], ['complete', true]], 'what ran');
  const requests = await t.logged(encodeURIComponent(path), 1);
  t.equal(requests.map((request) => request.ending), ['client-left'], 'how the request ended');
});
