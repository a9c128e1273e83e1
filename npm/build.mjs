// Makes the npm packages: `qiao`, whose command finds the binary, and one package per platform that has it.
// Usage: node npm/build.mjs OUT PLATFORM=BINARY...   for example linux-x64=target/release/qiao
// The version is the workspace's. The package `qiao` names every platform in platforms.json, built here or not.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const platforms = JSON.parse(readFileSync(join(here, 'platforms.json'), 'utf8'));
const version = /^version = "(.+)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1];

// What users' editors read.
const FOR_EDITORS = ['crates/testing/types/qiao.d.ts', 'crates/qiao/qiao.schema.json'];

const [out, ...binaries] = process.argv.slice(2);
if (!out || binaries.length === 0) fail('usage: node npm/build.mjs OUT PLATFORM=BINARY...');

const common = {
  version,
  license: 'MIT OR Apache-2.0',
  repository: { type: 'git', url: 'git+https://github.com/qiao-host/qiao.git' },
  homepage: 'https://qiao-host.github.io/qiao/',
};

mkdirSync(out, { recursive: true });
const stage = mkdtempSync(join(tmpdir(), 'qiao-npm-'));
try {
  for (const given of binaries) {
    const [name, binary] = given.split('=');
    if (!platforms[name] || !binary) fail(`not PLATFORM=BINARY with a platform of platforms.json: ${given}`);
    pack(platformPackage(name, binary));
  }
  pack(mainPackage());
} finally {
  rmSync(stage, { recursive: true });
}

function platformPackage(name, binary) {
  const { os, cpu, binary: file } = platforms[name];
  const folder = packageFolder(name, {
    name: `@qiao-host/${name}`,
    ...common,
    description: `The binary of qiao for ${os} on ${cpu}`,
    os: [os],
    cpu: [cpu],
    preferUnplugged: true,
  });
  mkdirSync(join(folder, 'bin'));
  copyFileSync(binary, join(folder, 'bin', file));
  chmodSync(join(folder, 'bin', file), 0o755);
  writeFileSync(join(folder, 'README.md'), `# @qiao-host/${name}\n\nThe binary that the package \`qiao\` runs on ${os}, ${cpu}.\n`);
  return folder;
}

function mainPackage() {
  const types = FOR_EDITORS.map((file) => basename(file)).find((file) => file.endsWith('.d.ts'));
  const folder = packageFolder('qiao', {
    name: 'qiao',
    ...common,
    description: 'Runs and tests the network code of WeChat, Feishu and Baidu mini-programs without a phone',
    keywords: ['miniprogram', 'wechat', 'weixin', 'feishu', 'lark', 'baidu', 'testing', 'wx.request'],
    bin: { qiao: 'bin/qiao.js' },
    ...(types && { types }),
    engines: { node: '>=18' },
    optionalDependencies: Object.fromEntries(Object.keys(platforms).map((name) => [`@qiao-host/${name}`, version])),
  });
  cpSync(join(here, 'bin'), join(folder, 'bin'), { recursive: true });
  copyFileSync(join(here, 'README.md'), join(folder, 'README.md'));
  for (const file of FOR_EDITORS) copyFileSync(join(root, file), join(folder, basename(file)));
  return folder;
}

function packageFolder(name, description) {
  const folder = join(stage, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(join(root, file), join(folder, file));
  return folder;
}

function pack(folder) {
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' };
  const [{ filename, size, entryCount }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', resolve(out)], options),
  );
  console.log(`${filename}  ${(size / 1e6).toFixed(1)} MB, ${entryCount} files`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
