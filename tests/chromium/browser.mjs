// A headless Chromium for the tests in this folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Chromium, spoken to over pipes: each message is JSON and ends with a zero byte.
export class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), 'qiao-chromium-'));
  #waiting = new Map();
  #last = 0;
  // What Chromium tells by itself, each with method and params.
  events = [];

  constructor(...more) {
    const options = [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
      `--user-data-dir=${this.#profile}`, ...more,
    ];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'];
    this.#process = spawn(process.env.CHROMIUM || 'chromium', options, { stdio });
    let rest = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (piece) => {
      const messages = (rest + piece).split('\0');
      rest = messages.pop();
      for (const message of messages.map((message) => JSON.parse(message))) {
        if (message.method) this.events.push(message);
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

  // A page that is being loaded; what it logs is among the events.
  async open(url) {
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    for (const domain of ['Runtime', 'Log']) await this.ask(`${domain}.enable`, {}, sessionId);
    await this.ask('Page.navigate', { url }, sessionId);
    return sessionId;
  }

  // What an expression becomes in a page.
  async evaluate(sessionId, expression) {
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
