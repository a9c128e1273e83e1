// Ports of well-known services, and domains that are not listed, are refused to TCP and UDP sockets.
// clauses: WX-TCP-002 WX-TCP-003 WX-UDP-002
// platforms: wx
// evidence: documented
// host: domains {"tcp":["tcp://api.example.test"],"udp":["udp://api.example.test"]}
check(async (t) => {
  const error = (socket, name, options) => new Promise((resolve) => {
    socket.onError(({ errMsg }) => resolve(errMsg));
    socket[name](options);
  });
  t.match(await error(wx.createTCPSocket(), 'connect', { address: 'api.example.test', port: 3306 }), /connect fail/, 'a port');
  t.match(await error(wx.createTCPSocket(), 'connect', { address: 'other.example.test', port: 20000 }), /connect fail/, 'a host');
  const udp = wx.createUDPSocket();
  udp.bind();
  t.match(await error(udp, 'send', { address: 'other.example.test', port: 20000, message: 'x' }), /send fail/, 'a host for datagrams');
  udp.close();
});
