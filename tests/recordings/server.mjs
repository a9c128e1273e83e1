// The server whose traffic the browsers record: a shop of a few answers and a socket.
import http from 'node:http';
import zlib from 'node:zlib';
import { WebSocketServer } from 'ws';

const GBK = Buffer.from([0xb2, 0xe8]); // 茶
const PAGE = `<!doctype html><meta charset="utf-8"><title>…</title><script type="module">
  const json = { 'Content-Type': 'application/json' };
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await (await fetch('/items?page=1&_t=' + Date.now())).json();
  await (await fetch('/orders', { method: 'POST', headers: json,
    body: JSON.stringify({ item: 1, count: 2, nonce: Math.random() }) })).json();
  await (await fetch('/login', { method: 'POST', headers: form, body: 'user=li&pin=1%202' })).text();
  await (await fetch('/old')).text();
  await (await fetch('/tea')).arrayBuffer();
  await (await fetch('/bytes')).arrayBuffer();
  const socket = new WebSocket('ws://' + location.host + '/talk');
  socket.binaryType = 'arraybuffer';
  let heard = 0;
  socket.onopen = () => socket.send('hello');
  socket.onmessage = () => {
    if (++heard === 2) socket.send(new Uint8Array([0, 1, 255]));
    if (heard === 3) socket.close(1000);
  };
  await new Promise((done) => { socket.onclose = done; });
  document.title = 'done';
</script>`;

const answers = {
  'GET /page': (_, res) => res.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE),
  'GET /items': (_, res) => {
    const body = zlib.gzipSync(JSON.stringify({ items: [{ id: 1, name: '茶' }] }));
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(body);
  },
  'POST /orders': (_, res) =>
    res.writeHead(201, { 'Content-Type': 'application/json', 'Set-Cookie': ['sid=7; Path=/; HttpOnly', 'seen=1'] }).end('{"order":42}'),
  'POST /login': (_, res) => res.writeHead(200, { 'Content-Type': 'text/plain' }).end('welcome'),
  'GET /old': (_, res) => res.writeHead(302, { Location: '/new' }).end(),
  'GET /new': (_, res) => res.writeHead(200, { 'Content-Type': 'text/plain' }).end('moved here'),
  'GET /tea': (_, res) => res.writeHead(200, { 'Content-Type': 'text/plain; charset=GBK' }).end(GBK),
  'GET /bytes': (_, res) => res.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(Buffer.from([0, 159, 146, 150])),
};

export async function serve(port) {
  const server = http.createServer((req, res) => {
    const answer = answers[`${req.method} ${req.url.split('?')[0]}`];
    req.resume().on('end', () => (answer ? answer(req, res) : res.writeHead(404).end()));
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', (data, binary) => {
      if (binary) return socket.send(data, { binary });
      socket.send('hello back');
      socket.send('{"news":1}');
    });
  });
  await new Promise((up) => server.listen(port, '127.0.0.1', up));
  return server;
}
