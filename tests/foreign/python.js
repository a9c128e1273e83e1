// Python's http.server: HTTP/1.0, without TLS, one answer per connection.
const { call, check, same } = require('check.js');
const url = 'http://python.test/data.json';

check('HTTP/1.0 answers are read, one after the other', async () => {
  for (let n = 0; n < 3; n++) {
    const { statusCode, data } = await call('request', { url });
    same([statusCode, data.length], [200, 1000]);
  }
});

check('HEAD has no body, and what the server cannot do is a success with 501', async () => {
  const told = [];
  for (const method of ['HEAD', 'POST', 'PUT']) {
    const { statusCode } = await call('request', { url, method, data: method === 'HEAD' ? undefined : 'text' });
    told.push(statusCode);
  }
  same(told, [200, 501, 501]);
});

check('a file is downloaded', async () => {
  const { statusCode, tempFilePath } = await call('downloadFile', { url: 'http://python.test/nine.bin' });
  const { size } = await call('getFileInfo', { filePath: tempFilePath });
  same([statusCode, size], [200, 9 * 1048576]);
});
