#!/usr/bin/env node
// The command `qiao` of the npm package: finds the binary for this platform, which is a package of its own, and runs it with
// the same arguments, streams, signals and exit code. Knows nothing of what qiao does.
'use strict';

const { spawn } = require('node:child_process');

const platform = `${process.platform}-${process.arch}`;
const name = `@qiao-host/${platform}`;

function binary() {
  if (process.env.QIAO_BINARY) return process.env.QIAO_BINARY;
  try {
    return require.resolve(`${name}/bin/${process.platform === 'win32' ? 'qiao.exe' : 'qiao'}`);
  } catch {
    const known = Object.keys(require('../package.json').optionalDependencies);
    console.error(
      known.includes(name)
        ? `qiao: the package ${name} is missing. Install without --omit=optional, on the machine where qiao runs.`
        : `qiao: there is no binary for ${platform}. Build one: cargo install --locked qiao-cli`,
    );
    process.exit(1);
  }
}

const child = spawn(binary(), process.argv.slice(2), { stdio: 'inherit' });

// A terminal sends SIGINT to both; the child decides what it means. The others are sent to this process alone.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

child.on('error', (error) => {
  console.error(`qiao: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
