// Runs the cases one after the other on whatever host this is loaded in. Each result is a line on the console and
// a report to the origin, sent before the next case begins: what was learned is kept, whatever a case does to the
// host. A run that is started again goes on after the last case that was reported. It uses nothing but the
// platform's own functions.
const { config, list } = require('./list.js');
const harness = require('./harness.js');

const api = config.api();
// Milliseconds that one step of cleaning up or reporting may take.
const STEP = 10 * 1000;
// After so many reports in a row that did not arrive, the origin is taken to be gone.
const GONE = 3;

const nothing = () => undefined;

// An action whose failure is nobody's business.
const attempt = (action) => { try { action(); } catch (error) { nothing(); } };

// The outcome of an action that may throw, reject or never end: `{ value }`, `{ error }` or `{ late: true }`.
const bounded = (ms, action) => new Promise((resolve) => {
  const timer = setTimeout(() => resolve({ late: true }), ms);
  const end = (outcome) => { clearTimeout(timer); resolve(outcome); };
  try {
    Promise.resolve(action()).then((value) => end({ value }), (error) => end({ error }));
  } catch (error) {
    end({ error });
  }
});

// Some hosts give a promise beside callbacks: its rejection is nobody's.
const quiet = (returned) => {
  if (returned instanceof Promise) returned.then(nothing, nothing);
};

const request = (path, options) => bounded(STEP, () => new Promise((resolve, reject) => {
  quiet(api.request(Object.assign({ url: config.secure + path, success: resolve, fail: reject }, options)));
})).then(({ value }) => (value && value.statusCode === 200 ? value.data : undefined));

const asked = (name, options) => bounded(STEP, () => new Promise((resolve) => {
  quiet(api[name](Object.assign({}, options, { success: resolve, fail: () => resolve({}) })));
})).then(({ value }) => value || {});

// What a case may need, and whether this host has it. A host says in `lacks` what its functions only pretend.
const offers = {
  files: () => typeof api.getFileSystemManager === 'function' && api.env && api.env.USER_DATA_PATH,
  storage: () => typeof api.setStorage === 'function' && typeof api.setStorageSync === 'function',
  upload: () => typeof api.uploadFile === 'function',
  download: () => typeof api.downloadFile === 'function',
  sockets: () => typeof api.connectSocket === 'function',
  chunks: () => typeof api.request === 'function',
  profile: () => typeof api.request === 'function',
  pages: () => typeof api.navigateTo === 'function',
  network: () => typeof api.getNetworkType === 'function',
};
const lacks = (need) => config.lacks.includes(need) || !offers[need]();

// What is wrong with a value that was thrown, in words.
const words = (error) => {
  if (error && typeof error === 'object') return String(error.errMsg || error.message || JSON.stringify(error));
  return String(error);
};

// Runs one case. The harness writes its report to the console that it is given.
const one = ({ name, seconds, about, load }) => new Promise((resolve) => {
  const begun = Date.now();
  const patience = seconds * 2 + 10;
  let timer;
  const end = (verdict, why) => {
    clearTimeout(timer);
    resolve({ case: name, verdict, why, seconds: (Date.now() - begun) / 1000 });
  };
  timer = setTimeout(() => end('differs', `it did not report within ${patience} s`), patience * 1000);
  const log = (line) => {
    const { pass, why } = JSON.parse(line.slice(line.indexOf(' ')));
    end(pass ? 'held' : 'differs', why);
  };
  const CASE = Object.assign({}, config, { api, about, quiet });
  bounded(patience * 1000, () => load()(harness(CASE, { log }), CASE)).then(({ error }) => {
    if (error) end('differs', words(error));
  });
});

// All cases share one program: what one left behind, the next must not find. Temporary files stay.
async function clean() {
  await bounded(STEP, () => api.clearStorageSync());
  await bounded(STEP, () => quiet(api.closeSocket({})));
  for (const name of ['onSocketOpen', 'onSocketMessage', 'onSocketError', 'onSocketClose']) {
    await bounded(STEP, () => api[name](nothing));
  }
  const { fileList } = await asked('getSavedFileList');
  for (const { filePath } of fileList || []) await asked('removeSavedFile', { filePath });
  await bounded(STEP, () => {
    const files = api.getFileSystemManager();
    const root = api.env.USER_DATA_PATH;
    for (const name of files.readdirSync(root)) {
      // Which of the two it is, a host says by an exception or by what it returns.
      attempt(() => files.unlinkSync(`${root}/${name}`));
      attempt(() => files.rmdirSync(`${root}/${name}`, true));
    }
  });
  // A case reads in the origin's log what it caused itself.
  await request('/log/clear');
}

const suite = { kind: 'conformance', platform: config.platform, suite: config.suite, host: config.host };

// Sends results, and the name of the case that begins now; whether they arrived.
const report = (results, running) => request('/results', {
  method: 'POST',
  header: { 'content-type': 'application/json' },
  data: Object.assign({ results, running }, suite),
}).then((answer) => answer !== undefined);

// What earlier runs of this suite on this host reported, by case, and which cases never ended: nobody reported those.
async function earlier() {
  const query = Object.keys(suite).map((name) => `${name}=${encodeURIComponent(suite[name])}`).join('&');
  const answer = await request(`/results?${query}`);
  const found = {};
  const stopped = [];
  for (const { results, running } of (answer && answer.results) || []) {
    for (const result of results) found[result.case] = result;
    if (running && !found[running]) {
      found[running] = { case: running, verdict: 'differs', why: 'the host stopped while it ran', seconds: 0 };
      stopped.push(found[running]);
    }
  }
  return { found, stopped: stopped.filter((result) => found[result.case] === result) };
}

// Runs everything. `show` is called with `{ running }` before each case and with `{ result }` after it, together
// with how many are done and how many there are.
module.exports = async function run(show) {
  const tell = (what, done) => { bounded(STEP, () => show(Object.assign({ done, all: list.length }, what))); };
  const { found, stopped } = await earlier();
  const results = [];
  let waiting = stopped;
  let failures = 0;
  const resultOf = async (entry) => {
    const { name, needs } = entry;
    if (found[name]) return found[name];
    const absent = needs.filter(lacks);
    if (absent.length) return { case: name, verdict: 'not offered', why: absent.join(', '), seconds: 0 };
    const arrived = failures < GONE && await report(waiting, name);
    failures = arrived ? 0 : failures + 1;
    if (!arrived) return { case: name, verdict: 'not run', why: 'the origin does not answer', seconds: 0 };
    waiting = [];
    console.log(`conformance-running ${name}`);
    await clean();
    return one(entry);
  };
  for (const entry of list) {
    tell({ running: entry.name }, results.length);
    const result = await resultOf(entry);
    // A case that did not run is left to the next run.
    if (!found[entry.name] && result.verdict !== 'not run') waiting.push(result);
    results.push(result);
    console.log('conformance-result ' + JSON.stringify(Object.assign({}, suite, result)));
    tell({ result }, results.length);
  }
  const kept = await report(waiting, null);
  console.log('conformance-done ' + JSON.stringify(Object.assign({ cases: results.length, kept }, suite)));
  return { results, kept };
};
