// 1,000 small tests in 50 files: qiao test beside Vitest and Jest, which have a mocked `wx`. Prints the CPU time of
// each in seconds, and how many times that of qiao it is. Needs npm and bash.
//
//   node crates/bench/suites/run.mjs target/release/qiao [ROUNDS]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FILES = 50;
const TESTS = 20;
const VERSIONS = { vitest: '5.1.2', jest: '30.5.2' };
const [qiao = 'target/release/qiao', rounds = '3'] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'qiao-suites-'));

const CODE = `exports.load = (id) =>
  new Promise((resolve, reject) => {
    wx.request({ url: 'https://api.example.test/items/' + id, success: ({ data }) => resolve(data.name), fail: reject });
  });
exports.total = (list) => list.reduce((sum, { price, count }) => sum + price * count, 0);
`;
const test = (at) => at % 10 === 0
  ? `  test('loads ${at}', async () => expect(await load(${at})).toBe('item ${at}'));`
  : `  test('adds ${at}', () => expect(total([{ price: ${at}, count: 2 }])).toEqual(${at * 2}));`;
const file = (head, at) => `${head}
const { load, total } = require('./code.js');
describe('file ${at}', () => {
${Array.from({ length: TESTS }, (_, of) => test(of)).join('\n')}
});
`;
const MOCK = "globalThis.wx = { request: ({ url, success }) => setTimeout(() => success({ data: { name: 'item ' + url.split('/').pop() } })) };";
const SCRIPTED = "beforeAll(() => { origin.on('/items/:id', ({ params }) => ({ json: { name: 'item ' + params.id } })); });";

function folder(name, head, more = {}) {
  const path = join(work, name);
  mkdirSync(path);
  writeFileSync(join(path, 'code.js'), CODE);
  for (let at = 0; at < FILES; at++) writeFileSync(join(path, `${at}.test.js`), file(head, at));
  for (const [key, text] of Object.entries(more)) writeFileSync(join(path, key), text);
  return path;
}

/** The CPU time of a command in seconds: the best of several rounds. */
function cpu(path, command) {
  const once = () => {
    const timed = `TIMEFORMAT='cpu %U %S'; time ${command} >out.txt 2>err.txt || { tail -20 out.txt err.txt >&2; exit 1; }`;
    const out = execFileSync('bash', ['-c', `{ ${timed}; } 2>&1`], { cwd: path, encoding: 'utf8' });
    const [, user, system] = /cpu (\S+) (\S+)/.exec(out);
    return Number(user) + Number(system);
  };
  return Math.min(...Array.from({ length: Number(rounds) }, once));
}

try {
  const manifest = JSON.stringify({ private: true, devDependencies: VERSIONS });
  const vitest = "export default { test: { globals: true, maxWorkers: 1 } };";
  const peers = { vitest: folder('vitest', MOCK, { 'vitest.config.mjs': vitest, 'package.json': manifest }), jest: folder('jest', MOCK, { 'package.json': manifest }) };
  for (const path of Object.values(peers)) execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund'], { cwd: path, stdio: 'inherit' });
  const rows = {
    'qiao test': cpu(folder('qiao', SCRIPTED), `${resolve(qiao)} test --jobs 1 --quiet`),
    Vitest: cpu(peers.vitest, 'npx vitest run'),
    Jest: cpu(peers.jest, 'npx jest --runInBand'),
  };
  console.log(`${FILES * TESTS} tests in ${FILES} files, CPU seconds (best of ${rounds})`);
  for (const [name, time] of Object.entries(rows)) {
    console.log(`${name.padEnd(10)} ${time.toFixed(2).padStart(6)}  ${(time / rows['qiao test']).toFixed(1)}x`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
