// `ws` of Node over TLS: sockets-server.js, without compression.
require('sockets.js')('wss://sockets.test');
