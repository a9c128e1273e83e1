// A WebSocket server with `ws`. Echoes at /echo, and misbehaves elsewhere as the checks of sockets.js want.
'use strict';
const { readFileSync } = require('node:fs');
const { createServer } = require('node:https');
const { setTimeout } = require('node:timers/promises');
const { WebSocketServer } = require('ws');

const [port, cert, key] = process.argv.slice(2);
const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) });
const handleProtocols = (offered) => offered.has('two') && 'two';
const sockets = (perMessageDeflate) =>
  new WebSocketServer({ noServer: true, perMessageDeflate, handleProtocols, maxPayload: 2 ** 26 });
/** How messages are compressed if the client offers it, by the `deflate` of the URL. */
const agreements = {
  kept: sockets({ threshold: 0 }),
  fresh: sockets({ threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true }),
  small: sockets({ threshold: 0, serverMaxWindowBits: 9, clientMaxWindowBits: 9 }),
  none: sockets(false),
};
const closed = new Map();
/** Sockets whose end was no exchange of close frames, but for those that this server cut. */
const unclean = [];

const talks = {
  '/echo': (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })),
  '/fragments': (socket) => {
    socket.send('one, ', { fin: false });
    socket.send('two, ', { fin: false });
    socket.send('三');
    for (const [byte, fin] of [[1, false], [2, false], [3, false], [4, true]]) {
      socket.send(Buffer.from([byte]), { binary: true, fin });
    }
    socket.close(1000);
  },
  '/ping': (socket) => {
    socket.on('pong', (payload) => socket.send(`pong ${payload}`));
    socket.ping('payload');
  },
  '/close': (socket, query) => socket.close(Number(query.get('code')), query.get('reason')),
  '/vanish': (socket) => socket.terminate(),
  '/header': (socket, _, { headers }) => {
    socket.send(`${headers['x-given']}, ${headers.authorization}`);
    socket.close(1000);
  },
  '/closed': async (socket, query) => {
    // The client may know of the end a little earlier.
    for (let n = 0; n < 200 && !closed.has(query.get('name')); n += 1) await setTimeout(10);
    socket.send(JSON.stringify(closed.get(query.get('name')) || null));
    socket.close(1000);
  },
  '/unclean': (socket) => {
    socket.send(JSON.stringify(unclean.splice(0)));
    socket.close(1000);
  },
};

server.on('upgrade', (request, stream, head) => {
  const { pathname, searchParams: query } = new URL(request.url, 'https://sockets.test');
  if (!talks[pathname]) {
    const status = pathname === '/away' ? '302 Found\r\nLocation: https://elsewhere.test/' : `${pathname.slice(8)} No`;
    stream.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    return;
  }
  agreements[query.get('deflate') || 'kept'].handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', (error) => unclean.push(`${pathname}: ${error.message}`));
    socket.on('close', (code, reason) => {
      closed.set(query.get('name'), [code, reason.toString()]);
      if (code === 1006 && pathname !== '/vanish') unclean.push(pathname);
    });
    talks[pathname](socket, query, request);
  });
});
server.listen(Number(port), '127.0.0.1');
