// A status 101 alone opens no socket: key, upgrade, protocol and extensions must fit.
// clauses: WX-WS-019 WX-WS-021 WX-WS-042
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  for (const how of ['accept=wrong', 'accept=none', 'upgrade=none', 'upgrade=other', 'connection=none', 'protocol=unasked', 'extensions=unasked']) {
    const { told } = t.talk('/ws/broken-handshake?s=text:hello&' + how, { protocols: ['asked'] });
    await t.wait(1000);
    t.equal(told, ['returned', 'success', 'complete', 'error', 'close'], 'what was told with ' + how);
  }
});
