// Traffic of many kinds, for the archive that archive.js reads.
const { call, check, file, outcome, same } = require('check.js');
const NGINX = 'https://nginx.test';
const request = (path, options) => call('request', { url: NGINX + path, ...options });

for (const enableHttp2 of [false, true]) {
  const version = enableHttp2 ? 'HTTP/2.0' : 'HTTP/1.1';

  check(`${version}: a query, a body, a redirect, bytes, an upload and a download`, async () => {
    const told = [
      await request('/node/echo?text=%E4%B8%AD%E6%96%87&empty=', { enableHttp2 }),
      await request('/node/echo', { method: 'POST', data: { text: '中文 😀' }, enableHttp2 }),
      await request('/307', { method: 'POST', data: 'four', enableHttp2 }),
      await request('/nine.bin', { responseType: 'arraybuffer', enableHttp2 }),
      await call('uploadFile', {
        url: 'https://node.test/busboy',
        filePath: file('猫😀.txt', { text: '猫' }),
        name: 'file',
        enableHttp2,
      }),
      await call('downloadFile', { url: `${NGINX}/data.json`, enableHttp2 }),
    ];
    same(told.map(({ statusCode }) => statusCode), [200, 200, 200, 200, 200, 200]);
  });

  check(`${version}: no server, and a certificate for other names`, async () => {
    for (const url of ['https://closed.test/', 'https://other.test/']) {
      const [told] = await outcome('request', { url, enableHttp2 });
      same(told.what, 'fail');
    }
  });
}
