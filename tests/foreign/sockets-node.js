// `ws` of Node over TLS: sockets-server.js. Compression is offered where the platform knows it.
const { compressed, everything } = require('sockets.js');
const site = 'wss://sockets.test';

everything(site);
if (typeof wx !== 'undefined') {
  compressed(site, '', 'permessage-deflate');
  compressed(site, 'fresh', 'permessage-deflate; server_no_context_takeover; client_no_context_takeover');
  compressed(site, 'small', 'permessage-deflate; client_max_window_bits=9; server_max_window_bits=9');
  compressed(site, 'none');
}
