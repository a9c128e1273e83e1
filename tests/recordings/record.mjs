// Records the same traffic with Chrome's own tools, Playwright and mitmproxy into fixtures/recordings. Needs Chromium,
// and mitmdump for the last: `just recordings`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const [folder = '.', mitmdump = 'mitmdump'] = process.argv.slice(2);
const SHOP = 'shop.test:8080';
const flags = (port) => ['--no-sandbox', `--host-resolver-rules=MAP shop.test:8080 127.0.0.1:${port}`];
const target = (name) => path.join(folder, name);

/** Without what differs between machines: the browser's page, versions, addresses and files. */
function keep(name, har) {
  const log = har.log;
  log.entries = log.entries.filter(({ request }) => !/\/page$|favicon/.test(request.url));
  for (const entry of log.entries) {
    for (const key of ['_initiator', '_requestId', 'serverIPAddress', '_serverPort', 'connection', 'pageref', '_priority', 'cache', '_frameref', '_monotonicTime', '_connectionId', '_securityDetails'])
      delete entry[key];
    for (const headers of [entry.request.headers, entry.response.headers])
      for (const header of headers) if (/^user-agent$|^sec-ch/i.test(header.name)) header.value = '…';
  }
  log.pages = [];
  fs.writeFileSync(target(name), `${JSON.stringify(har, null, 1)}\n`);
}

async function chrome() {
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: [...flags(8090), '--remote-allow-origins=*'], devtools: false });
  const page = await browser.newPage();
  // The tools' own page, whose modules write the archive as its menu does.
  const tools = await browser.newPage();
  const { host } = new URL(browser.wsEndpoint());
  await tools.goto(`devtools://devtools/bundled/inspector.html?ws=${host}/devtools/page/${page.target()._targetId}`);
  await new Promise((done) => setTimeout(done, 3000));
  await page.goto(`http://${SHOP}/page`);
  await page.waitForFunction(() => document.title === 'done');
  const text = await tools.evaluate(async () => {
    const Logs = await import('devtools://devtools/bundled/models/logs/logs.js');
    const HAR = await import('devtools://devtools/bundled/models/har/har.js');
    const requests = Logs.NetworkLog.NetworkLog.instance().requests();
    const parts = [];
    const stream = { write: async (part) => parts.push(part), close: async () => {} };
    const progress = { setTitle() {}, setTotalWork() {}, setWorked() {}, incrementWorked() {}, done() {}, isCanceled: () => false, createSubProgress: () => progress, title: '', totalWork: 0, worked: 0, canceled: false };
    await HAR.Writer.Writer.write(stream, requests, { sanitize: false }, progress);
    return parts.join('');
  });
  keep('chrome.har', JSON.parse(text));
  await browser.close();
}

async function playwright() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: flags(8090) });
  const context = await browser.newContext({ recordHar: { path: target('playwright.har'), content: 'embed' } });
  const page = await context.newPage();
  await page.goto(`http://${SHOP}/page`);
  await page.waitForFunction(() => document.title === 'done');
  await context.close();
  await browser.close();
  keep('playwright.har', JSON.parse(fs.readFileSync(target('playwright.har'), 'utf8')));
}

async function mitmproxy() {
  const file = path.resolve(target('mitmproxy.har'));
  const proxy = spawn(mitmdump, ['-q', '--mode', 'reverse:http://127.0.0.1:8090', '--set', 'keep_host_header=true', '-p', '8091', '--set', `hardump=${file}`], { stdio: 'inherit' });
  await new Promise((done) => setTimeout(done, 4000));
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, args: flags(8091) });
  const page = await browser.newPage();
  await page.goto(`http://${SHOP}/page`);
  await page.waitForFunction(() => document.title === 'done');
  await browser.close();
  proxy.kill('SIGINT');
  await new Promise((done) => proxy.on('exit', done));
  keep('mitmproxy.har', JSON.parse(fs.readFileSync(file, 'utf8')));
}

const server = await serve(8090);
fs.mkdirSync(folder, { recursive: true });
for (const record of [chrome, playwright, mitmproxy]) {
  await record().then(() => console.log(record.name), (error) => console.error(record.name, error.message));
}
server.close();
process.exit();
