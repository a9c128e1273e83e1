// The callbacks of connectSocket run after it has returned, once each, complete last and with the same text.
// clauses: TTG-STD-001 TTG-STD-002 TTG-STD-003 TTG-STD-004 TTG-STD-007
// platforms: tt-gadget
// evidence: documented
// needs: sockets
// about: returned
check(async (t) => {
  t.api.connectSocket({ url: t.url('/ws?s=close:1000').replace('http', 'ws') });
  for (const [url, kind] of [[t.url('/ws?s=close:1000').replace('http', 'ws'), 'success'], ['', 'fail']]) {
    const messages = [];
    const seen = await t.call('connectSocket', { url }, () => {});
    t.equal(seen.order, ['returned', kind, 'complete'], 'the callbacks');
    await new Promise((resolve) => {
      const hear = ({ errMsg }) => messages.push(errMsg);
      t.api.connectSocket({ url, success: hear, fail: hear, complete: (res) => { hear(res); resolve(); } });
    });
    t.equal([messages.length, messages[0] === messages[1]], [2, true], 'how many texts there are, and that they are the same');
    await t.wait(1000);
  }
});
