// TCP and UDP sockets are objects with listeners; one that was not connected says so.
// clauses: WX-TCP-001 WX-TCP-006 WX-UDP-001
// platforms: wx
// evidence: documented
check(async (t) => {
  const tcp = t.api.createTCPSocket();
  const udp = t.api.createUDPSocket();
  for (const name of ['connect', 'write', 'close', 'onConnect', 'onMessage', 'onError', 'onClose', 'offMessage']) {
    t.equal(typeof tcp[name], 'function', 'the type of ' + name + ' of TCP');
  }
  for (const name of ['bind', 'send', 'connect', 'write', 'close', 'setTTL', 'onListening', 'onMessage', 'onError', 'onClose']) {
    t.equal(typeof udp[name], 'function', 'the type of ' + name + ' of UDP');
  }
  const failed = new Promise((resolve) => tcp.onError(resolve));
  tcp.write('too early');
  t.match((await failed).errMsg, /^TCPSocket.write /, 'the error');
  const closed = new Promise((resolve) => tcp.onClose(resolve));
  tcp.close();
  await closed;
  const bound = udp.bind();
  t.equal([typeof bound, bound > 0], ['number', true], 'the port');
  udp.close();
});
