// Pictures of every page of qiao at two widths, in both languages and themes, and what a keyboard does on the report.
// Usage: node shots.mjs QIAO FOLDER (needs Chromium); exits with 1 if a page has errors or is wider than its window.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Browser } from '../chromium/browser.mjs';

const [qiao, folder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const faults = [];
mkdirSync(folder, { recursive: true });

function run(...args) {
  const { error } = spawnSync(qiao, args, { cwd: here, stdio: 'ignore' });
  if (error) throw error;
}

const path = (name) => join(folder, name);
const events = ['--at', '1400ms:background', '--at', '2100ms:foreground', '--at', '2600ms:3g'];
const lists = ['--allow', 'https://api.shop.test', '--allow', 'https://refused.test'];
run('run', '--virtual-time', '--platform', 'wx', ...lists, ...events, '--report', path('run.html'), 'shop.js');
run('test', 'shop.test.js', '--report', path('tests.html'), '--html', path('results.html'));
run('conformance', '--platform', 'wx', '--html', path('conformance.html'), 'domains');

const browser = new Browser();
const view = (page, width, height) =>
  browser.ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }, page);
const key = (page, name, text) =>
  browser.ask('Input.dispatchKeyEvent', { type: 'keyDown', key: name, code: name, text }, page);

async function shoot(page, name) {
  const { cssContentSize } = await browser.ask('Page.getLayoutMetrics', {}, page);
  const clip = { x: 0, y: 0, width: cssContentSize.width, height: Math.min(cssContentSize.height, 4000), scale: 1 };
  const { data } = await browser.ask('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true }, page);
  writeFileSync(path(`${name}.png`), Buffer.from(data, 'base64'));
}

function check(name, holds) {
  if (!holds) faults.push(name);
}

for (const [width, hash] of [[1280, 'lang=en&theme=light'], [420, 'lang=zh&theme=dark']]) {
  for (const file of ['run', 'tests', 'results', 'conformance']) {
    const page = await browser.open('about:blank');
    await view(page, width, 900);
    await browser.ask('Page.navigate', { url: `${pathToFileURL(path(`${file}.html`))}#${hash}` }, page);
    await browser.evaluate(page, 'new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done))');
    if (file === 'run') {
      await browser.evaluate(page, 'document.querySelector("#calls tbody tr").focus()');
      await key(page, 'ArrowDown');
      await key(page, 'Enter', '\r');
      const open = await browser.evaluate(page, 'document.querySelector("#calls .more")?.textContent ?? ""');
      check(`${file} ${width}: Enter opens a call`, open.includes('User-Agent'));
      check(`${file} ${width}: text stays text`, await browser.evaluate(page, '![...document.querySelectorAll("b")].some((node) => node.textContent === "not bold")'));
    }
    check(`${file} ${width}: no wider than its window`, await browser.evaluate(page, 'document.documentElement.scrollWidth <= innerWidth'));
    await shoot(page, `${file}-${width}`);
  }
}
for (const { method, params } of browser.events) {
  if (method === 'Runtime.exceptionThrown') faults.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
}
await browser.close();
faults.forEach((fault) => console.error(fault));
console.log(`${folder}: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
