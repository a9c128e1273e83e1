// uploadFile of large files, on wx and tt: wx takes up to 10 MB.
const { call, check, outcome, same } = require('check.js');
const MB = 1048576;
const onWx = typeof wx !== 'undefined';
const [large, size] = onWx ? ['nine.bin', 9 * MB] : ['twenty.bin', 20 * MB];
const fetched = async (name) => (await call('downloadFile', { url: `https://nginx.test/${name}` })).tempFilePath;
const sums = async () => (await call('request', { url: 'https://nginx.test/sums.json' })).data;

for (const enableHttp2 of [false, true]) {
  const version = enableHttp2 ? 'HTTP/2.0' : 'HTTP/1.1';

  for (const [reader, to] of [
    ['busboy', 'https://node.test/busboy'],
    ['multer', 'https://node.test/multer'],
    ['busboy behind nginx', 'https://nginx.test/node/busboy'],
    ['multer behind nginx', 'https://nginx.test/node/multer'],
    ['busboy behind a redirect', 'https://nginx.test/to-reader'],
  ]) {
    check(`${version}: ${size / MB} MB arrive whole at ${reader}`, async () => {
      const filePath = await fetched(large);
      const { statusCode, data } = await call('uploadFile', { url: to, filePath, name: 'file', enableHttp2 });
      same(statusCode, 200);
      const told = JSON.parse(data);
      const [part] = told.parts || told.files;
      same([part.size, part.sha256], [size, (await sums())[large]]);
    });
  }

  for (const to of ['small', 'small-and-rude']) {
    check(`${version}: a 413 (${to}) while the body is on its way is one outcome`, async () => {
      const url = `https://nginx.test/${to}/busboy`;
      const told = await outcome('uploadFile', { url, filePath: await fetched(large), name: 'file', enableHttp2 });
      const [first, last] = told;
      const whats = told.map(({ what }) => what).join();
      if (whats === 'success,complete') same([first.status, last.status], [413, 413]);
      else same(whats, 'fail,complete');
      console.log(`# told: ${first.what} ${first.status || ''} ${first.message}`);
    });
  }
}

if (onWx) {
  check('20 MB are refused before anything is sent', async () => {
    const [told] = await outcome('uploadFile', {
      url: 'https://nginx.test/node/never',
      filePath: await fetched('twenty.bin'),
      name: 'file',
    });
    same([told.what, told.message], ['fail', 'uploadFile:fail exceed max file size']);
  });
}
