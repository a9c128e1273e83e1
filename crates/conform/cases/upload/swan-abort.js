// abort ends an upload in fail and complete, and the server sees it leave.
// clauses: SWAN-UPL-022
// platforms: swan
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const order = [];
  const told = (name) => () => order.push(name);
  const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
  const path = '/slow?case=swan-upload-abort';
  const task = t.api.uploadFile(Object.assign({ url: t.url(path + '&wait=30s'), filePath, name: 'file' }, callbacks));
  await t.wait(10);
  t.equal(order, [], 'what ran before');
  task.abort();
  await t.wait(5000);
  t.equal(order, ['fail', 'complete'], 'the order');
  const requests = await t.logged(encodeURIComponent(path));
  t.ok(requests.every((request) => request.ending === 'client-left'), 'no request that ended well');
});
