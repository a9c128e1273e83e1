// Opens Chrome's own tools against `qiao run --inspect`: their Network panel's model must have the requests of a
// program, a verdict, their timing, a body, an upload as it goes up and the frames of a socket; objects of the console open.
// Writes pictures.
// Usage: node inspect.mjs QIAO FOLDER
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './browser.mjs';

const [qiao, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const program = mkdtempSync(join(tmpdir(), 'qiao-inspect-'));
const script = join(program, 'main.js');
writeFileSync(
  script,
  `function load(path) {
  wx.request({ url: 'https://api.example.test' + path, method: 'POST', data: { n: 1 }, fail: () => {} });
}
load('/echo');
wx.request({ url: 'https://api.example.test/slow?wait=300ms&body=late', success: () => {} });
wx.request({ url: 'https://api.example.test/redirect?to=/json', success: () => {} });
wx.request({ url: 'https://elsewhere.example.test/refused', fail: () => {} });
console.log('kept', { deep: { n: 42 } });
const filePath = wx.env.USER_DATA_PATH + '/a.txt';
wx.getFileSystemManager().writeFileSync(filePath, 'x'.repeat(2e6));
wx.uploadFile({ url: 'https://api.example.test/do?s=read;wait:2s;body:stored', filePath, name: 'f', success: () => {} });
const task = wx.connectSocket({ url: 'wss://api.example.test/ws' });
task.onOpen(() => task.send({ data: 'hello' }));
task.onMessage(({ data }) => { console.log('heard', data); task.close({}); });
`,
);

const faults = [];
const expect = (what, actual, expected) => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    faults.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
};

// What the tools know, from within their page.
const look = async () => {
  const SDK = await import('./core/sdk/sdk.js');
  const Logs = await import('./models/logs/logs.js');
  const log = Logs.NetworkLog.NetworkLog.instance();
  const requests = await Promise.all(
    log.requests().map(async (request) => ({
      url: request.url(),
      method: request.requestMethod,
      status: request.statusCode,
      failed: request.failed,
      finished: request.finished,
      size: request.transferSize,
      requestHeaders: request.requestHeaders().map(({ name }) => name),
      rules: request.responseHeaders.filter(({ name }) => name === 'x-qiao-rule').length,
      redirects: Boolean(request.redirectDestination()),
      timing: request.timing ? request.timing.receiveHeadersEnd : null,
      duration: request.duration,
      frames: request.frames().map(({ text }) => text),
      initiator: log.initiatorInfoForRequest(request).lineNumber,
      body: request.finished && !request.failed && request.statusCode === 200 ? (await request.requestContentData()).text : '',
    })),
  );
  const scripts = SDK.TargetManager.TargetManager.instance()
    .models(SDK.DebuggerModel.DebuggerModel)
    .flatMap((model) => model.scripts().map(({ sourceURL }) => sourceURL));
  return { requests, scripts };
};

const run = spawn(qiao, [
  'run', '--inspect-wait', '--inspect=127.0.0.1:0', '--with-origin', '--platform', 'wx', '--quiet',
  '--allow', 'https://api.example.test', script,
]);
let told = '';
const link = new Promise((done, failed) => {
  run.stderr.setEncoding('utf8').on('data', (text) => {
    told += text;
    const found = /devtools:\/\/\S+/.exec(told);
    if (found) done(found[0]);
  });
  run.on('error', failed).on('exit', () => failed(new Error(`qiao ended: ${told}`)));
});
// A headless Chromium opens no devtools:// pages, and serves the same tools over HTTP. The inspector would refuse them, as
// they are a web page then, so their Origin is left out on the way.
const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const free = createServer();
const port = await listening(free);
await new Promise((done) => free.close(done));
const place = /ws=([^:]+):(\d+)\/(\S+)/.exec(await link);
const between = createServer((tools) => {
  const inspector = connect(Number(place[2]), place[1]);
  tools.once('data', (head) => {
    inspector.write(head.toString('latin1').replace(/\r\nOrigin: [^\r]*/i, ''), 'latin1');
    tools.pipe(inspector).pipe(tools);
  });
  for (const end of [tools, inspector]) end.on('error', () => {});
});
const way = await listening(between);
const page = `http://127.0.0.1:${port}/devtools/js_app.html?experiments=true&v8only=true&ws=127.0.0.1:${way}/${place[3]}`;
const browser = new Browser('--window-size=1200,800', `--remote-debugging-port=${port}`);
try {
  const tab = await browser.open(page);
  const ask = (action, ...args) => browser.evaluate(tab, `(${action})(...${JSON.stringify(args)})`);
  const picture = async (name) => {
    const { data } = await browser.ask('Page.captureScreenshot', { format: 'png' }, tab);
    writeFileSync(join(folder, `${name}.png`), Buffer.from(data, 'base64'));
  };
  await browser.ask('Emulation.setDeviceMetricsOverride', { width: 1200, height: 800, deviceScaleFactor: 1, mobile: false }, tab);
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  let seen = { requests: [], scripts: [] };
  const complete = ({ requests }) =>
    requests.length >= 7 && requests.every(({ finished }) => finished) && requests.some(({ frames }) => frames.length > 1);
  const of = (end) => seen.requests.find(({ url }) => url.endsWith(end)) ?? {};
  let uploaded = 0;
  for (let tries = 0; tries < 100 && !complete(seen); tries++) {
    await pause(200);
    seen = await ask(look).catch((error) => ({ ...seen, error: String(error) }));
    const upload = of('body:stored');
    if (upload.url && !upload.finished) uploaded = upload.size;
  }
  if (seen.error) faults.push(seen.error);
  const echo = of('/echo');
  expect('the status of /echo', echo.status, 200);
  expect('whether its headers are those that were sent', ['content-type', 'referer'].every((name) => echo.requestHeaders?.some((sent) => sent.toLowerCase() === name)), true);
  expect('the line that called it', echo.initiator, 1);
  expect('its body', JSON.parse(echo.body || '{}').body, '{"n":1}');
  expect('whether /slow took its time', of('body=late').timing > 290 && of('body=late').duration > 0.29, true);
  expect('whether the redirect was followed', of('to=/json').redirects, true);
  expect('whether the rule is named', [of('/refused').failed, of('/refused').rules], [true, 1]);
  expect('the method of the upload', of('body:stored').method, 'POST');
  expect('whether the upload was seen before its answer', uploaded > 2e6, true);
  expect('the frames', of('/ws').frames?.slice(0, 2), ['hello', 'hello']);
  expect('the files', seen.scripts.filter((url) => url.endsWith('/main.js')).length, 1);
  await browser.evaluate(tab, `(async () => {
    const UI = await import('./ui/legacy/legacy.js');
    await UI.ViewManager.ViewManager.instance().showView('network');
  })()`);
  await pause(1500);
  await picture('network');
  await browser.evaluate(tab, `(async () => {
    const UI = await import('./ui/legacy/legacy.js');
    await UI.ViewManager.ViewManager.instance().showView('console');
  })()`);
  await pause(1500);
  await picture('console');
  const shown = await browser.evaluate(tab, `(async () => {
    const SDK = await import('./core/sdk/sdk.js');
    const target = SDK.TargetManager.TargetManager.instance().primaryPageTarget() ?? SDK.TargetManager.TargetManager.instance().rootTarget();
    const runtime = target.model(SDK.RuntimeModel.RuntimeModel);
    const context = runtime.executionContexts()[0];
    const { object } = await context.evaluate({ expression: '({ deep: { n: 6 * 7 } })', generatePreview: true }, false, false);
    const { properties } = await object.getOwnProperties(false);
    const inner = await properties[0].value.getOwnProperties(false);
    return inner.properties[0].value.value;
  })()`);
  expect('what an opened object has', shown, 42);
  const printed = await browser.evaluate(tab, `(async () => {
    const SDK = await import('./core/sdk/sdk.js');
    const target = SDK.TargetManager.TargetManager.instance().rootTarget();
    const messages = target.model(SDK.ConsoleModel.ConsoleModel).messages();
    const { parameters } = messages.find(({ parameters }) => parameters?.[0]?.value === 'kept');
    const model = target.model(SDK.RuntimeModel.RuntimeModel);
    const { properties } = await model.createRemoteObject(parameters[1]).getOwnProperties(false);
    const inner = await properties[0].value.getOwnProperties(false);
    return inner.properties[0].value.value;
  })()`);
  expect('what an object of the console has', printed, 42);
} finally {
  await browser.close();
  between.close();
  run.kill();
  rmSync(program, { recursive: true, force: true });
}
faults.forEach((fault) => console.log(fault));
console.log(`${faults.length} faults; pictures in ${folder}`);
process.exitCode = faults.length ? 1 : 0;
