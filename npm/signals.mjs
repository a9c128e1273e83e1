// Checks that a signal sent to the command of the npm package ends the binary too. Usage: node signals.mjs bin/qiao.js
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';

writeFileSync('forever.js', "console.log('started'); setInterval(() => {}, 1000);");
const child = spawn(process.execPath, [process.argv[2], 'run', 'forever.js'], { stdio: ['ignore', 'pipe', 'ignore'] });
await once(child.stdout, 'data');
child.kill('SIGTERM');
// The pipe closes when the last process that holds it has ended: the binary, not only the command that started it.
const [signal] = await Promise.all([once(child, 'exit').then(([, signal]) => signal), once(child.stdout, 'close')]);
if (process.platform !== 'win32' && signal !== 'SIGTERM') throw new Error(`ended with ${signal}, not SIGTERM`);
