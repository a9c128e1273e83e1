// `websockets` of Python without TLS: sockets-server.py. Compression is offered where the platform knows it.
const { compressed, everything } = require('sockets.js');
const site = 'ws://sockets-python.test';

everything(site);
if (typeof wx !== 'undefined') compressed(site, '', 'permessage-deflate');
