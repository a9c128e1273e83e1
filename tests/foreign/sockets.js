// The checks of sockets-node.js and sockets-python.js: both servers do the same at the same paths.
const { api, check, same } = require('check.js');

/** A socket, and all that it tells. */
function connect(url, options) {
  const told = { url, open: undefined, messages: [], errors: 0, ends: [] };
  let heard = () => {};
  const task = api.connectSocket({ ...options, url, fail: (res) => told.refused(res) });
  const opened = new Promise((resolve) => {
    task.onOpen((res) => {
      told.open = res;
      resolve();
    });
  });
  const ended = new Promise((resolve, reject) => {
    told.refused = reject;
    task.onClose((res) => {
      told.ends.push(res);
      setTimeout(() => resolve(res), 100);
    });
  });
  ended.catch(() => {});
  task.onError(() => (told.errors += 1));
  task.onMessage(({ data }) => {
    told.messages.push(data);
    heard();
  });
  const messages = (count) =>
    new Promise((resolve) => {
      heard = () => told.messages.length >= count && resolve(told.messages.slice(0, count));
      heard();
    });
  /** It must open, or the end says why not. */
  const open = () => Promise.race([opened, ended.then(() => Promise.reject(new Error(`${url} does not open`)))]);
  const send = (data) => new Promise((success, fail) => task.send({ data, success, fail }));
  return { task, told, open, ended, messages, send };
}

const bytes = (length, factor) => Uint8Array.from({ length }, (_, at) => (at * factor) >> 3).buffer;
const equal = (a, b) => {
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
};

const named = (header, wanted) => header[Object.keys(header).find((name) => name.toLowerCase() === wanted)];

/** Adds the checks of compression: the server is to agree to this when it is offered. */
function compressed(site, deflate, agreed) {
  const query = deflate && `?deflate=${deflate}`;

  check(`compressed: ${agreed || 'the server wants none'}`, async () => {
    const socket = connect(`${site}/echo${query}`, { perMessageDeflate: true });
    await socket.open();
    same(named(socket.told.open.header, 'sec-websocket-extensions'), agreed);
    const sent = [];
    for (const length of [0, 1, 125, 126, 40000, 65535, 65536, 1048577]) {
      sent.push(bytes(length, 13), '猫 and dog 😀 '.repeat(length / 16), 'again '.repeat(20));
    }
    // What no compression makes any shorter.
    sent.push(Uint8Array.from({ length: 200000 }, () => Math.random() * 256).buffer);
    sent.forEach((data) => socket.send(data));
    const heard = await socket.messages(sent.length);
    heard.forEach((data, at) => {
      if (typeof data === 'string' ? data !== sent[at] : !equal(data, sent[at])) throw new Error(`message ${at} differs`);
    });
    socket.task.close({});
    await socket.ended;
    same([socket.told.ends.length, socket.told.errors], [1, 0]);
  });

  check(`compressed: fragments, ${deflate || 'as it comes'}`, async () => {
    const socket = connect(`${site}/fragments${query}`, { perMessageDeflate: true });
    const [text, data] = await socket.messages(2);
    same([text, Array.from(new Uint8Array(data))], ['one, two, 三', [1, 2, 3, 4]]);
    await socket.ended;
  });
}

/** Adds all other checks for the server at this URL. */
function everything(site) {
  check('text comes back as text, in order', async () => {
    const socket = connect(`${site}/echo`);
    await socket.open();
    const texts = ['hello', '', '你好', '😀', 'x'.repeat(125), 'x'.repeat(126), 'y'.repeat(65535), 'z'.repeat(65536)];
    texts.forEach((text) => socket.send(text));
    same(await socket.messages(texts.length), texts);
    socket.task.close({});
    await socket.ended;
    same([socket.told.ends.length, socket.told.errors], [1, 0]);
  });

  check('bytes come back as bytes, up to 1 MB and more', async () => {
    const socket = connect(`${site}/echo`);
    await socket.open();
    const sent = [0, 1, 125, 126, 65535, 65536, 1048576, 1048577].map((length, at) => bytes(length, at + 7));
    sent.forEach((data) => socket.send(data));
    const heard = await socket.messages(sent.length);
    heard.forEach((data, at) => {
      if (!(data instanceof ArrayBuffer) || !equal(data, sent[at])) throw new Error(`message ${at} differs`);
    });
    socket.task.close({});
    await socket.ended;
  });

  check('a text of 1 MB comes back', async () => {
    const socket = connect(`${site}/echo`);
    await socket.open();
    const text = '猫😀'.repeat(1048576 / 7);
    socket.send(text);
    same((await socket.messages(1))[0] === text, true);
    socket.task.close({});
    await socket.ended;
  });

  check('1000 messages keep their order', async () => {
    const socket = connect(`${site}/echo`);
    await socket.open();
    const texts = Array.from({ length: 1000 }, (_, number) => `${number} ${'.'.repeat(number % 300)}`);
    texts.forEach((text) => socket.send(text));
    same(await socket.messages(1000), texts);
    socket.task.close({});
    await socket.ended;
  });

  check('fragments are one message', async () => {
    const socket = connect(`${site}/fragments`);
    const [text, data] = await socket.messages(2);
    same([text, Array.from(new Uint8Array(data))], ['one, two, 三', [1, 2, 3, 4]]);
    await socket.ended;
  });

  check('a ping of the server is answered with its payload', async () => {
    const socket = connect(`${site}/ping`);
    same(await socket.messages(1), ['pong payload']);
    socket.task.close({});
    await socket.ended;
  });

  check('the code and the reason of the script reach the server', async () => {
    for (const [code, reason] of [[1000, ''], [3001, 'bye'], [4999, '再见']]) {
      const name = `n${Math.random()}`;
      const socket = connect(`${site}/echo?name=${name}`);
      await socket.open();
      socket.task.close({ code, reason });
      await socket.ended;
      const asked = connect(`${site}/closed?name=${name}`);
      same(await asked.messages(1), [JSON.stringify([code, reason])]);
      await asked.ended;
    }
  });

  check('the code and the reason of the server reach the script', async () => {
    for (const [code, reason] of [[1000, ''], [1001, 'going'], [4002, '走了']]) {
      const socket = connect(`${site}/close?code=${code}&reason=${encodeURIComponent(reason)}`);
      const end = await socket.ended;
      same([socket.told.ends.length, socket.told.errors], [1, 0]);
      if (typeof wx !== 'undefined') same([end.code, end.reason], [code, reason]);
    }
  });

  check('a server that vanishes ends the socket once', async () => {
    const socket = connect(`${site}/vanish`);
    const end = await socket.ended;
    same(socket.told.ends.length, 1);
    if (typeof wx !== 'undefined') same(end.code, 1006);
  });

  check('a subprotocol is chosen from those that are offered', async () => {
    const socket = connect(`${site}/echo`, { protocols: ['one', 'two', 'three'] });
    await socket.open();
    same(named(socket.told.open.header, 'sec-websocket-protocol'), 'two');
    socket.task.close({});
    await socket.ended;
  });

  check('headers go out with the handshake', async () => {
    const socket = connect(`${site}/header`, { header: { 'X-Given': 'by script', Authorization: 'Bearer abc' } });
    same(await socket.messages(1), ['by script, Bearer abc']);
    await socket.ended;
  });

  check('a handshake that is refused or redirected elsewhere ends without opening', async () => {
    for (const path of ['/status/401', '/status/404', '/status/500', '/away']) {
      const socket = connect(`${site}${path}`);
      await socket.ended;
      same([path, socket.told.open, socket.told.ends.length, socket.told.errors], [path, undefined, 1, 1]);
    }
  });

  check('five at once, and a place for each that has ended', async () => {
    for (let round = 0; round < 3; round += 1) {
      const sockets = Array.from({ length: 5 }, () => connect(`${site}/echo`));
      await Promise.all(sockets.map((socket) => socket.open()));
      sockets.forEach((socket, number) => socket.send(`socket ${number}`));
      const heard = await Promise.all(sockets.map((socket) => socket.messages(1)));
      same(heard.flat(), [0, 1, 2, 3, 4].map((number) => `socket ${number}`));
      sockets.forEach((socket) => socket.task.close({}));
      await Promise.all(sockets.map((socket) => socket.ended));
    }
  });
}

module.exports = { compressed, everything };
