// What the scripts beside it share. Checks run one after the other; `run` reads the lines, and the
// first of them says how many checks there are, so that one that never ends is missed.
const api = typeof wx !== 'undefined' ? wx : typeof tt !== 'undefined' ? tt : swan;
const checks = [];

/** Adds a check: a function that may return a promise, and throws if something is wrong. */
function check(name, run) {
  checks.push({ name, run });
}

function same(got, want) {
  const [a, b] = [got, want].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`got ${a}, want ${b}`);
}

/** The result of a call that is to succeed. */
function call(name, options) {
  return new Promise((success, fail) => api[name]({ ...options, success, fail }));
}

/** All callbacks of a call, a while after the last that is due. */
function outcome(name, options) {
  return new Promise((resolve) => {
    const told = [];
    const hear = (what) => (result) => told.push({ what, status: result.statusCode, message: result.errMsg });
    const complete = (result) => {
      hear('complete')(result);
      setTimeout(() => resolve(told), 300);
    };
    api[name]({ ...options, success: hear('success'), fail: hear('fail'), complete });
  });
}

/** A file of the program's own, made from text or from another file. */
function file(name, { text = '', from }) {
  const path = `${api.env.USER_DATA_PATH}/${name}`;
  const files = api.getFileSystemManager();
  if (from) files.copyFileSync(from, path);
  else files.writeFileSync(path, text);
  return path;
}

async function runAll() {
  console.log(`1..${checks.length}`);
  for (const { name, run } of checks) {
    try {
      await run();
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`not ok ${name}: ${error.errMsg || error.message}`);
    }
  }
}

Promise.resolve().then(runAll);
module.exports = { api, call, check, file, outcome, same };
