// Plays fixtures/cors/answers.json in a headless Chromium against `qiao origin`, and prints the rows that
// differ from what the table expects. Usage: node run.mjs QIAO [TEXT], where TEXT is a part of the names.
import { spawn } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [qiao, only = ''] = process.argv.slice(2);
const repository = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, repository), 'utf8');
const table = JSON.parse(text('fixtures/cors/answers.json'));
// Differences that README.md explains, by row.
const known = new Set([...text('tests/chromium/README.md').matchAll(/^- `([a-z0-9-]+)`/gm)].map(([, name]) => name));

// The first address that a process prints for a scheme.
const address = (process, scheme) =>
  new Promise((resolve, reject) => {
    let printed = '';
    process.stdout.on('data', (piece) => {
      printed += piece;
      const found = new RegExp(`${scheme}://(\\S+)\\n`).exec(printed);
      if (found) resolve(found[1]);
    });
    process.on('error', reject);
    process.on('exit', (code) => reject(new Error(`it ended with ${code}: ${printed}`)));
  });

// Chromium, spoken to over pipes: each message is JSON and ends with a zero byte.
class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), 'qiao-chromium-'));
  #waiting = new Map();
  #last = 0;

  constructor(origin) {
    const options = [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
      `--user-data-dir=${this.#profile}`, '--ignore-certificate-errors', `--host-resolver-rules=MAP * ${origin}`,
    ];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'];
    this.#process = spawn(process.env.CHROMIUM || 'chromium', options, { stdio });
    let rest = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (piece) => {
      const messages = (rest + piece).split('\0');
      rest = messages.pop();
      for (const message of messages.map((message) => JSON.parse(message))) {
        const waiting = this.#waiting.get(message.id);
        if (!waiting) continue;
        this.#waiting.delete(message.id);
        if (message.error) waiting.reject(new Error(message.error.message));
        else waiting.resolve(message.result);
      }
    });
    const gone = (why) => this.#waiting.forEach(({ reject }) => reject(new Error(`Chromium: ${why}`)));
    this.#process.on('error', gone).on('exit', gone).stdio[3].on('error', gone);
  }

  ask(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  // What an expression becomes in a page.
  async evaluate(url, expression) {
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    await this.ask('Page.navigate', { url }, sessionId);
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.ask('Runtime.evaluate', params, sessionId);
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }

  async close() {
    if (this.#process.pid !== undefined && this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.on('exit', resolve));
      await this.ask('Browser.close').catch(() => {});
      await ended;
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const origin = spawn(qiao, ['origin'], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => origin.kill());
let unexplained = 0;
let browser;
try {
  browser = new Browser(await address(origin, 'https'));
  const { product } = await browser.ask('Browser.getVersion');
  const rows = table.rows.filter((row) => row.name.includes(only));
  const given = `const TABLE = ${JSON.stringify(table)};\nconst ROWS = ${JSON.stringify(rows)};\n`;
  const source = given + text('fixtures/cors/play.js') + text('tests/chromium/page.js');
  const reports = await browser.evaluate(`${table.hosts.page}/text?text=page`, source);
  const differing = reports.filter((report) => report.differences.length);
  for (const { row, differences, message } of differing) {
    if (!known.has(row)) unexplained += 1;
    const note = known.has(row) ? ' (explained)' : '';
    console.log([`${row}${note}${message ? ': ' + message : ''}`, ...differences].join('\n    '));
  }
  const names = new Set(differing.map((report) => report.row));
  const gone = [...known].filter((name) => name.includes(only) && !names.has(name));
  for (const name of gone) console.log(`${name} no longer differs: take it out of README.md`);
  unexplained += gone.length;
  console.log(`${product}: ${reports.length} requests in ${rows.length} rows; ${names.size} rows differ`);
} finally {
  await browser?.close();
  origin.kill();
}
process.exitCode = unexplained ? 1 : 0;
