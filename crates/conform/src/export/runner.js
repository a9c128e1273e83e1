// Runs the cases of this project one after the other, on the host in which it is opened, and sends the
// results to the origin. It uses only the platform's own functions.
const { config, list } = require('./list.js');
const harness = require('./harness.js');

const api = config.namespace === 'wx' ? wx : config.namespace === 'tt' ? tt : swan;
// Longer than any case takes.
const PATIENCE = 15 * 60 * 1000;
// Number of results per request.
const PART = 25;

const request = (path, options) => new Promise((resolve, reject) => {
  api.request(Object.assign({ url: config.secure + path, success: resolve, fail: reject }, options));
});

// The report of a case. The harness writes it to the console that it is given.
const one = ({ name, load }) => new Promise((resolve) => {
  let timer;
  const end = ({ pass, why }) => {
    clearTimeout(timer);
    resolve({ case: name, pass, why });
  };
  timer = setTimeout(() => end({ pass: false, why: 'it did not report in 15 minutes' }), PATIENCE);
  const told = { log: (line) => end(JSON.parse(line.slice(line.indexOf(' ')))) };
  try {
    load()(harness(config, told), config);
  } catch (error) {
    end({ pass: false, why: String((error && error.message) || error) });
  }
});

const attempt = (action) => {
  try {
    return action();
  } catch (error) {
    return undefined;
  }
};

const asked = (name, options) => new Promise((resolve) => {
  if (!api[name]) return resolve({});
  api[name](Object.assign({}, options, { success: resolve, fail: () => resolve({}) }));
});

// All cases share one program: what one leaves behind must not affect the next. Temporary files stay.
async function clean() {
  attempt(() => api.clearStorageSync());
  attempt(() => api.closeSocket({}));
  const { fileList } = await asked('getSavedFileList');
  for (const { filePath } of fileList || []) await asked('removeSavedFile', { filePath });
  const files = attempt(() => api.getFileSystemManager());
  const root = api.env && api.env.USER_DATA_PATH;
  for (const name of (files && root && attempt(() => files.readdirSync(root))) || []) {
    const path = `${root}/${name}`;
    attempt(() => files.unlinkSync(path));
    attempt(() => files.rmdirSync(path, true));
  }
  // A case must find only its own requests in the origin's log.
  await request('/log/clear');
}

const send = (results) => request('/echo/conformance-results', {
  method: 'POST', header: { 'content-type': 'application/json' }, data: { platform: config.platform, results },
});

// Runs everything; `tell` is called with each result, the number of results so far, and the total.
module.exports = async function run(tell) {
  const results = [];
  for (const entry of list) {
    await clean();
    const result = await one(entry);
    results.push(result);
    tell(result, results.length, list.length);
  }
  for (let i = 0; i < results.length; i += PART) await send(results.slice(i, i + PART));
  console.log('conformance-results ' + JSON.stringify({ platform: config.platform, results }));
};
