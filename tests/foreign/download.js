// downloadFile from nginx.
const { api, call, check, file, same } = require('check.js');
const NGINX = 'https://nginx.test';
const files = api.getFileSystemManager();
const sums = async () => (await call('request', { url: `${NGINX}/sums.json` })).data;
const sha256 = (filePath) => call('getFileInfo', { filePath, digestAlgorithm: 'sha256' });

for (const enableHttp2 of [false, true]) {
  const version = enableHttp2 ? 'HTTP/2.0' : 'HTTP/1.1';
  const download = (path, options) => call('downloadFile', { url: NGINX + path, enableHttp2, ...options });

  check(`${version}: 100 MB arrive whole`, async () => {
    const { statusCode, tempFilePath } = await download('/hundred.bin');
    const { size, digest } = await sha256(tempFilePath);
    same([statusCode, size, digest], [200, 104857600, (await sums())['hundred.bin']]);
  });

  check(`${version}: a redirect is followed to the file`, async () => {
    const { digest } = await sha256((await download('/to-file')).tempFilePath);
    same(digest, (await sums())['nine.bin']);
  });

  check(`${version}: the page of a 404 is stored, and that is a success`, async () => {
    const { statusCode, tempFilePath } = await download('/nowhere.png');
    same([statusCode, files.readFileSync(tempFilePath, 'utf8')], [404, '<p>没有</p>\n']);
  });

  check(`${version}: a gzipped answer is stored without its coding`, async () => {
    const filePath = `${api.env.USER_DATA_PATH}/猫😀.json`;
    const result = await download('/data.json', { filePath });
    same(result.filePath, filePath);
    same(JSON.parse(files.readFileSync(filePath, 'utf8'))[0], { number: 0, text: '猫😀' });
  });

  check(`${version}: abort in the middle fails once and leaves no file`, async () => {
    const filePath = `${api.env.USER_DATA_PATH}/aborted.bin`;
    const told = await new Promise((resolve) => {
      const told = [];
      const task = api.downloadFile({
        url: `${NGINX}/hundred.bin`,
        filePath,
        enableHttp2,
        success: () => told.push('success'),
        fail: () => told.push('fail'),
        complete: () => setTimeout(() => resolve(told), 300),
      });
      task.onProgressUpdate(({ progress }) => progress >= 10 && task.abort());
    });
    same(told, ['fail']);
    same(files.readdirSync(api.env.USER_DATA_PATH).includes('aborted.bin'), false);
  });
}

check('a downloaded file can be copied to a name in Chinese', async () => {
  const { tempFilePath } = await call('downloadFile', { url: `${NGINX}/data.json` });
  const copy = file('副本 猫😀.txt', { from: tempFilePath });
  same((await sha256(copy)).digest, (await sha256(tempFilePath)).digest);
});
