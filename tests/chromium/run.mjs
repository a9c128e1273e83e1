// Plays fixtures/cors/answers.json in a headless Chromium against `qiao origin`, and prints the rows that
// differ from what the table expects. Usage: node run.mjs QIAO [TEXT], where TEXT is a part of the names.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Browser } from './browser.mjs';

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

const origin = spawn(qiao, ['origin'], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => origin.kill());
let unexplained = 0;
let browser;
try {
  const rules = `--host-resolver-rules=MAP * ${await address(origin, 'https')}`;
  browser = new Browser('--ignore-certificate-errors', rules);
  const { product } = await browser.ask('Browser.getVersion');
  const rows = table.rows.filter((row) => row.name.includes(only));
  const given = `const TABLE = ${JSON.stringify(table)};\nconst ROWS = ${JSON.stringify(rows)};\n`;
  const source = given + text('fixtures/cors/play.js') + text('tests/chromium/page.js');
  const reports = await browser.evaluate(await browser.open(`${table.hosts.page}/text?text=page`), source);
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
