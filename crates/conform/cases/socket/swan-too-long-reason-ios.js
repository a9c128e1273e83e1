// On iOS what closeSocket refuses has the number 4.
// clauses: SWAN-ERR-007
// platforms: swan
// evidence: documented
// host: client ios
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close' });
  await new Promise((resolve) => task.onOpen(resolve));
  const res = await new Promise((resolve) => t.api.closeSocket({ reason: 'x'.repeat(124), success: () => resolve({}), fail: resolve }));
  t.equal(Number(res.errCode), 4, 'the number');
});
