// nginx: codings, protocols, connections, redirects.
const { call, check, outcome, same } = require('check.js');
const NGINX = 'https://nginx.test';
const request = (path, options) => call('request', { url: NGINX + path, ...options });

for (const enableHttp2 of [false, true]) {
  const version = enableHttp2 ? 'HTTP/2.0' : 'HTTP/1.1';
  const header = (result, name) => {
    const found = Object.keys(result.header).find((key) => key.toLowerCase() === name);
    return result.header[found];
  };

  check(`${version} is spoken`, async () => {
    const { data } = await request('/connection', { enableHttp2 });
    same([data.protocol, data.alpn], [version, enableHttp2 ? 'h2' : 'http/1.1']);
  });

  check(`${version}: gzip is undone, and its header seen`, async () => {
    const result = await request('/data.json', { enableHttp2 });
    same([result.statusCode, header(result, 'content-encoding')], [200, 'gzip']);
    same([result.data.length, result.data[999]], [1000, { number: 999, text: '猫😀' }]);
  });

  check(`${version}: five requests share a connection`, async () => {
    const seen = [];
    for (let n = 0; n < 5; n++) seen.push((await request('/connection', { enableHttp2 })).data);
    const [first] = seen;
    same(seen, seen.map((_, n) => ({ ...first, requests: first.requests + n })));
  });

  check(`${version}: ten requests at once all succeed`, async () => {
    const all = Array.from({ length: 10 }, () => request('/connection', { enableHttp2 }));
    const numbers = (await Promise.all(all)).map((result) => result.data.number);
    if (enableHttp2) same(new Set(numbers).size, 1);
  });

  check(`${version}: 301, 302 and 303 make a GET of a POST, 307 and 308 keep it`, async () => {
    const methods = [];
    for (const status of [301, 302, 303, 307, 308]) {
      const { data } = await request(`/${status}`, { method: 'POST', data: 'four', enableHttp2 });
      methods.push([data.method, data.body.size]);
    }
    same(methods, [['GET', 0], ['GET', 0], ['GET', 0], ['POST', 4], ['POST', 4]]);
  });

  check(`${version}: credentials do not follow to another host`, async () => {
    const header = { authorization: 'Basic eDp5' };
    const stays = await request('/302', { header, enableHttp2 });
    const leaves = await request('/to-node', { header, enableHttp2 });
    same([stays.data.authorization, leaves.data.authorization], ['Basic eDp5', undefined]);
  });

  check(`${version}: a circle of redirects fails once`, async () => {
    const told = await outcome('request', { url: `${NGINX}/loop`, enableHttp2 });
    same(told.map(({ what }) => what), ['fail', 'complete']);
  });

  check(`${version}: Node answers every method`, async () => {
    const told = [];
    for (const method of ['OPTIONS', 'GET', 'POST', 'PUT', 'DELETE', 'TRACE']) {
      const { data } = await call('request', { url: 'https://node.test/echo', method, enableHttp2 });
      told.push(data.method === method && data.httpVersion === version.slice(5));
    }
    const head = await call('request', { url: 'https://node.test/echo', method: 'HEAD', enableHttp2 });
    same([told, head.statusCode, head.data], [[true, true, true, true, true, true], 200, '']);
  });
}

check('a certificate for other names is refused', async () => {
  const [told] = await outcome('request', { url: 'https://other.test/' });
  same([told.what, /ERR_CERT_COMMON_NAME_INVALID/.test(told.message)], ['fail', true]);
});
