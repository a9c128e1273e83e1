// Checks that a signal sent to the command of the npm package ends the binary too. Usage: node signals.mjs bin/qiao.js
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';

writeFileSync('forever.js', "console.log('started'); setInterval(() => {}, 1000);");
const child = spawn(process.execPath, [process.argv[2], 'run', 'forever.js'], { stdio: ['ignore', 'pipe', 'ignore'] });
await once(child.stdout, 'data');
child.kill('SIGTERM');
// The pipe closes when the last process that holds it has ended: the binary, not only the command that started it.
const [[code]] = await Promise.all([once(child, 'exit'), once(child.stdout, 'close')]);
// The command writes what it has recorded and ends with the code of a shell for SIGTERM.
if (process.platform !== 'win32' && code !== 143) throw new Error(`ended with ${code}, not 143`);
