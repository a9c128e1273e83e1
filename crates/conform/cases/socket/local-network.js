// Other devices in the local network are reached by ws without being listed; the device itself is not.
// clauses: WX-DOM-010
// platforms: wx
// evidence: documented
// host: lan 192.168.1.20/24
// needs: sockets
check(async (t) => {
  for (const host of ['192.168.1.30:8080', '192.168.1.21:80', '192.168.1.254:65000']) {
    const { told } = t.talk(`ws://${host}/ws/local-network?s=close:1000`);
    await t.wait(1000);
    t.equal(told.slice(3), ['open', 'close'], 'what was told of ' + host);
  }
  for (const host of ['192.168.1.20:8080', '192.168.2.30:8080']) {
    const { told } = t.talk(`ws://${host}/ws/local-network?s=close:1000`);
    await t.wait(1000);
    t.ok(!told.includes('open'), 'that there is no socket to ' + host);
  }
});
