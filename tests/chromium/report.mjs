// Looks at the page of `qiao conformance` in a headless Chromium, from a file: it shows every run, its
// filter works, a run opens, nothing is logged and nothing is loaded. Writes pictures beside the page.
// Usage: node report.mjs QIAO FOLDER [ARGUMENTS of qiao conformance]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';

const [qiao, folder, ...more] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const [page, json] = ['conformance.html', 'conformance.json'].map((name) => resolve(join(folder, name)));
const run = spawnSync(qiao, ['conformance', '--quiet', '--html', page, '--json', json, ...more], { stdio: 'inherit' });
if (run.status > 1) process.exit(1);
const { runs, matrix } = JSON.parse(readFileSync(json, 'utf8'));

const faults = [];
const expect = (what, actual, expected) => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    faults.push(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
};
// What a person sees, from within the page.
const look = () => {
  const rows = [...document.querySelectorAll('#runs details')];
  return {
    shown: rows.filter((row) => !row.hidden).length,
    status: document.getElementById('shown').textContent,
    areas: document.querySelectorAll('#matrix th[scope=row]').length,
    wide: document.documentElement.scrollWidth > innerWidth,
  };
};
const choose = (area) => {
  const select = document.getElementById('area');
  select.value = area;
  select.dispatchEvent(new Event('input', { bubbles: true }));
};
const openFirst = async () => {
  const row = [...document.querySelectorAll('#runs details')].find((row) => !row.hidden);
  row.open = true;
  await new Promise((resolve) => setTimeout(resolve, 100));
  row.scrollIntoView();
  return [...row.querySelectorAll('h3')].map((title) => title.textContent);
};

const browser = new Browser();
try {
  const url = pathToFileURL(page).href;
  const tab = await browser.open(url);
  const ask = (action, ...args) => browser.evaluate(tab, `(${action})(...${JSON.stringify(args)})`);
  const picture = async (name) => {
    const { data } = await browser.ask('Page.captureScreenshot', { format: 'png' }, tab);
    writeFileSync(join(folder, `${name}.png`), Buffer.from(data, 'base64'));
  };
  const size = (width, height) =>
    browser.ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }, tab);
  const ready = "new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done)))";
  await browser.evaluate(tab, ready);
  await size(1200, 900);
  const areas = Object.keys(matrix);
  const all = `${runs.length} of ${runs.length}`;
  expect('what is shown', await ask(look), { shown: runs.length, status: all, areas: areas.length, wide: false });
  await picture('whole');
  const area = areas.at(-1);
  const count = runs.filter((run) => run.area === area).length;
  await ask(choose, area);
  const part = `${count} of ${runs.length}`;
  expect(`what is shown of ${area}`, await ask(look), { shown: count, status: part, areas: areas.length, wide: false });
  const parts = await ask(openFirst);
  for (const title of ['Clauses', 'Transcript', 'Source']) expect(`whether ${title} is there`, parts.includes(title), true);
  await picture('run');
  await browser.ask('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] }, tab);
  await size(480, 900);
  expect('whether a narrow page must be scrolled sideways', (await ask(look)).wide, false);
  await picture('narrow-and-dark');
  const told = browser.events.filter(({ method }) => /consoleAPICalled|exceptionThrown|entryAdded/.test(method));
  expect('what the console shows', told.map(({ params }) => params), []);
  const loaded = await browser.evaluate(tab, "performance.getEntriesByType('resource').map((entry) => entry.name)");
  expect('what is loaded beside the page', loaded.filter((name) => !name.startsWith('data:')), []);
} finally {
  await browser.close();
}
faults.forEach((fault) => console.log(fault));
console.log(`${runs.length} runs; ${faults.length} faults; pictures in ${folder}`);
process.exitCode = faults.length ? 1 : 0;
