// code and reason of closeSocket and of close are in the close frame; without a code it is 1000.
// clauses: SWAN-GLB-022 SWAN-GLB-025 SWAN-TSK-009
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  const url = 'wss://api.example.test/ws?case=swan-close-codes&s=wait:10s;close';
  for (const [options, expected] of [
    [{}, [1000, '']],
    [{ code: 1000, reason: 'done' }, [1000, 'done']],
    [{ code: 4001 }, [4001, '']],
    [{ code: '4002', reason: '再见' }, [4002, '再见']],
    [{ code: '1001' }, [1001, '']],
  ]) {
    for (const name of ['closeSocket', 'close']) {
      const task = t.api.connectSocket({ url });
      await new Promise((resolve) => task.onOpen(resolve));
      const closed = new Promise((resolve) => task.onClose(resolve));
      if (name === 'close') task.close(options);
      else t.api.closeSocket(options);
      await closed;
      const { code, reason } = (await t.logged(encodeURIComponent('/ws?case=swan-close-codes'))).pop().websocket.close;
      t.equal([code, reason], expected, 'what ' + name + ' sent with ' + JSON.stringify(options));
    }
  }
});
