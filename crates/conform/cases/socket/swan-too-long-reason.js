// A reason of more than 123 bytes fails with 202 and closes nothing.
// clauses: SWAN-GLB-023 SWAN-GLB-024 SWAN-ERR-007
// platforms: swan
// evidence: assumed
// host: client android
// needs: sockets
check(async (t) => {
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?s=wait:5s;close:4001' });
  await new Promise((resolve) => task.onOpen(resolve));
  for (const close of [t.api.closeSocket, task.close]) {
    for (const reason of ['再'.repeat(42), 'x'.repeat(124)]) {
      const res = await new Promise((resolve) => close({ reason, success: () => resolve({}), fail: resolve }));
      t.equal(Number(res.errCode), 202, 'the number for ' + reason.length + ' characters');
    }
  }
  const { code } = await new Promise((resolve) => task.onClose(resolve));
  t.equal(code, 4001, 'the code with which the server closed');
});
