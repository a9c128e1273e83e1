// Plays the exported cases on hosts that others wrote, in a headless Chromium, and writes what they did to a folder.
// Usage: node run.mjs QIAO FOLDER [HOST...]. Knows nothing of how results are shown; that is page.mjs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { Browser } from '../chromium/browser.mjs';
import { hosts } from './hosts.mjs';

const [qiao, folder, ...names] = process.argv.slice(2);
const here = new URL('.', import.meta.url).pathname;
// Seconds without a line on the console after which the page is loaded again.
const SILENCE = 90;

const run = (command, args, cwd) => {
  const { status, error, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error || `exit code ${status}\n${stdout}`}`);
  return stdout;
};

// The host's project with its packages, built; gives the folder of its pages.
function build(host) {
  const project = join(folder, host.name);
  cpSync(join(here, host.name), project, { recursive: true });
  if (!existsSync(join(project, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund'], project);
  run('npm', ['run', 'build'], project);
  return join(project, host.built);
}

// `qiao origin` with the host's results; gives the process and its address.
function origin(results) {
  const process = spawn(qiao, ['origin', '--cors', '--results', results], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, failed) => {
    let printed = '';
    process.stdout.on('data', (piece) => {
      printed += piece;
      const port = /https:\/\/[^\n]*:(\d+)\n/.exec(printed);
      if (port) done({ process, port: Number(port[1]) });
    });
    process.on('error', failed).on('exit', (code) => failed(new Error(`the origin ended with ${code}`)));
  });
}

// The hash by which Chromium trusts the origin's key: the only switch that it gets.
const trust = (port) =>
  new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false }, () => {
      const key = socket.getPeerX509Certificate().publicKey.export({ type: 'spki', format: 'der' });
      socket.destroy();
      done(createHash('sha256').update(key).digest('base64'));
    });
    socket.on('error', failed);
  });

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

// Serves the host's pages, and the cases beside them.
function serve(pages, script) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = path === '/conformance.js' ? script : resolve(join(pages, path === '/' ? 'index.html' : path));
    if (file !== script && !file.startsWith(resolve(pages))) return response.writeHead(403).end();
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] || 'application/octet-stream' });
    return response.end(readFileSync(file));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// The loader: waits for the host's functions, then loads the script into the page.
const loader = (global) => `new Promise((done, failed) => {
  const late = setTimeout(() => failed(new Error('the page has no ${global}.request')), 30000);
  const wait = setInterval(() => {
    if (!window.${global} || typeof ${global}.request !== 'function') return;
    clearInterval(wait);
    clearTimeout(late);
    const script = Object.assign(document.createElement('script'), { src: '/conformance.js', onload: done, onerror: failed });
    document.head.append(script);
  }, 50);
})`;

const spoken = (event) => (event.method === 'Runtime.consoleAPICalled' ? event.params.args : []).map(({ value }) => String(value)).join(' ');

// Loads the page until the runner says that it is through. A page that falls silent is loaded again.
async function play(browser, url, host) {
  for (;;) {
    browser.events.length = 0;
    const session = await browser.open(url);
    await browser.evaluate(session, loader(host.global));
    let silent = 0;
    let seen = 0;
    while (silent < SILENCE) {
      await new Promise((done) => setTimeout(done, 500));
      const count = browser.events.length;
      silent = count > seen ? 0 : silent + 0.5;
      for (; seen < count; seen += 1) {
        if (spoken(browser.events[seen]).startsWith('conformance-done ')) return;
      }
    }
    await browser.ask('Page.close', {}, session).catch(() => {});
    console.log(`${host.title}: silent for ${SILENCE} s; loading it again`);
  }
}

async function test(host) {
  const pages = build(host);
  const results = join(folder, `${host.name}.jsonl`);
  const exported = join(folder, `${host.name}-cases`);
  for (const old of [results, exported]) rmSync(old, { recursive: true, force: true });
  const { process: server, port } = await origin(results);
  let site;
  let browser;
  try {
    const needs = host.declared.flatMap((limit) => limit.needs || []);
    const lacks = needs.flatMap((need) => ['--lacks', need]);
    const target = ['--platform', 'wx', '--global', host.global, '--host', host.name, '--script', '--sure'];
    const more = ['--max-seconds', '20', '--origin', `https://localhost:${port}`, ...lacks, exported];
    const words = run(qiao, ['conformance', 'export', ...target, ...more]).trim();
    site = await serve(pages, join(exported, 'conformance.js'));
    browser = new Browser(`--ignore-certificate-errors-spki-list=${await trust(port)}`);
    const { product } = await browser.ask('Browser.getVersion');
    const begun = Date.now();
    await play(browser, `http://localhost:${site.address().port}/`, host);
    const seconds = (Date.now() - begun) / 1000;
    const json = join(folder, `${host.name}.json`);
    const told = run(qiao, ['conformance', 'import', '--json', json, results]);
    writeFileSync(join(folder, `${host.name}.txt`), told);
    const { counts } = JSON.parse(readFileSync(json, 'utf8'));
    const { version } = JSON.parse(readFileSync(join(folder, host.name, 'node_modules', host.version, 'package.json'), 'utf8'));
    const about = { browser: product, seconds, exported: words, version, date: new Date().toISOString().slice(0, 10) };
    writeFileSync(join(folder, `${host.name}.run.json`), JSON.stringify(about));
    console.log(`${host.title}: ${JSON.stringify(counts)} in ${seconds.toFixed(0)} s on ${product}`);
  } finally {
    await browser?.close();
    site?.close();
    server.removeAllListeners('exit');
    server.kill();
  }
}

mkdirSync(folder, { recursive: true });
for (const host of hosts.filter(({ name }) => !names.length || names.includes(name))) await test(host);
