// `websockets` of Python without TLS: sockets-server.py, without compression.
require('sockets.js')('ws://sockets-python.test');
