// ws:// and wss:// both open; no other scheme does.
// clauses: TTG-WS-025
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const url of [t.plain('/ws?s=echo').replace('http', 'ws'), t.url('/ws?s=echo').replace('https', 'wss')]) {
    const task = t.api.connectSocket({ url });
    await new Promise((resolve, reject) => { task.onOpen(resolve); task.onClose(() => reject(new Error(url + ' ends'))); });
    const heard = new Promise((resolve) => task.onMessage(resolve));
    task.send({ data: url });
    t.equal((await heard).data, url, 'the echo');
    task.close({});
  }
  for (const scheme of ['https', 'http', 'ftp']) {
    const { kind } = await t.call('connectSocket', { url: t.url('/ws').replace('https', scheme) });
    t.equal(kind, 'fail', 'the outcome with ' + scheme);
  }
});
