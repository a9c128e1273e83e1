// Sockets have a list of their own: what other lists have, a parent domain, ws, an address and localhost do not open.
// clauses: WX-DOM-001 WX-DOM-002 WX-DOM-004 WX-DOM-009 WX-DOM-016
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://files.example.test"], "download": ["https://files.example.test"], "socket": ["wss://listed.example.test"]}
// needs: sockets
check(async (t) => {
  for (const origin of [
    'wss://api.example.test', 'wss://files.example.test', 'wss://example.test', 'wss://x.listed.example.test', 'ws://listed.example.test',
    'wss://127.0.0.1', 'wss://192.168.1.30', 'wss://localhost', 'wss://api.weixin.qq.com',
  ]) {
    const { told } = t.talk(origin + '/ws/list-of-sockets');
    await t.wait(1000);
    t.ok(told.includes('error') || told.includes('fail'), 'that an error is told of ' + origin);
    t.ok(!told.includes('open'), 'that there is no socket to ' + origin);
  }
  t.equal((await t.logged('/ws/list-of-sockets')).length, 0, 'requests');
  const { told } = t.talk('wss://listed.example.test/ws/list-of-sockets');
  await t.wait(1000);
  t.equal(told.slice(3), ['open'], 'what was told of the one that is listed');
});
