// Writes the lists of what each platform has, one line per function: name, form, and where there is
// one the class of the object that it gives and the version it came with. Only facts are kept.
// `void` is the form of a function that returns nothing, and has no callbacks either.
//
//   node renew.mjs wx                   from the official typings, which npm has (pinned below)
//   node renew.mjs swan [CLONE]         from the official documents, a git repository (pinned below)
//   node renew.mjs tt-gadget PAGE       from the official list of gadget APIs, saved as Markdown
//
// Baidu and Feishu publish no typings. tt-block.txt is written by hand: its head says from what.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPINGS = 'miniprogram-api-typings@5.2.3';
const PARSER = 'typescript@5.9.3';
const DOCUMENTS = 'https://github.com/swan-team/swan-docs';
const COMMIT = '87accb3c0e79036fcca83a0768b65c96c2132c49';
const PAGES = 'program-docs/docs/develop/api';
const LIST = 'https://open.larksuite.com/document/uYjL24iN/ucjL34yN/gadget-api-list';

const here = dirname(fileURLToPath(import.meta.url));
const line = ({ name, form, gives, since }) =>
  [name, form, gives && '-> ' + gives, since && '>= ' + since].filter(Boolean).join(' ');

/** Writes a list: its head as comments, then the lines, sorted and each once. */
function write(platform, head, entries) {
  const lines = [...new Set(entries.map(line))].sort((a, b) => (a < b ? -1 : 1));
  const text = [...head.map((text) => '# ' + text), ...lines, ''].join('\n');
  writeFileSync(join(here, platform + '.txt'), text);
  console.log(platform + ': ' + lines.length + ' lines');
}

/** The form that a name tells of, whatever else is known. */
const formOfName = (name) => (/^on[A-Z]/.test(name) ? 'on' : /^off[A-Z]/.test(name) ? 'off' : undefined);

// ---- WeChat: the interface `Wx` and the interfaces of the objects that it gives ----

function wx() {
  const folder = mkdtempSync(join(tmpdir(), 'surface-'));
  try {
    execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', folder, TYPINGS, PARSER]);
    const ts = createRequire(join(folder, 'x.js'))('typescript');
    const typings = join(folder, 'node_modules', 'miniprogram-api-typings');
    const program = ts.createProgram([join(typings, 'index.d.ts')], { types: [], skipLibCheck: true });
    write('wx', ['Official: ' + TYPINGS + ' from npm, the interface `Wx`. Made by renew.mjs.'], members(ts, program));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function members(ts, program) {
  const checker = program.getTypeChecker();
  const declared = new Map();
  const collect = (node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) declared.set(node.name.text, [...(declared.get(node.name.text) || []), node]);
    ts.forEachChild(node, collect);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.includes('miniprogram-api-typings')) collect(file);

  const entries = [];
  const seen = new Set();
  /** An object is worth a class of its own if it has functions. */
  const classOf = (type) => {
    const symbol = type.aliasSymbol || type.symbol;
    const name = symbol && symbol.name;
    if (!declared.has(name) || ['Wx', 'ArrayBuffer', 'Promise'].includes(name)) return undefined;
    return checker.getPropertiesOfType(type).some((property) => isFunction(property)) ? name : undefined;
  };
  const signatures = (symbol) =>
    symbol.declarations
      ? checker.getTypeOfSymbolAtLocation(symbol, symbol.declarations[0]).getCallSignatures()
      : [];
  const isFunction = (symbol) => signatures(symbol).length > 0;
  const isAsync = (signature) => {
    const option = signature.getParameters()[0];
    if (!option || !option.valueDeclaration) return false;
    let type = checker.getTypeOfSymbolAtLocation(option, option.valueDeclaration);
    if (type.isTypeParameter()) type = type.getConstraint() || type;
    return ['fail', 'complete'].some((name) => checker.getPropertyOfType(checker.getNonNullableType(type), name));
  };
  const since = (symbol) => {
    const text = (symbol.declarations || []).map((node) => node.getFullText()).join('\n');
    const found = /需要基础库： `([0-9.]+)`/.exec(text.split('在插件中使用')[0]);
    return found && found[1];
  };
  const describe = (prefix, symbol) => {
    const called = signatures(symbol);
    const entry = { name: prefix + symbol.name, since: since(symbol) };
    if (called.length === 0) {
      const type = checker.getTypeOfSymbolAtLocation(symbol, symbol.declarations[0]);
      if (type.getConstructSignatures().length > 0) return void entries.push({ ...entry, form: 'class' });
      const gives = classOf(type);
      if (prefix && !gives) return;
      entries.push({ ...entry, form: gives ? 'object' : 'constant', gives });
      if (gives) walk(gives, type);
      return;
    }
    const gives = called.map((signature) => [classOf(signature.getReturnType()), signature.getReturnType()]);
    const object = gives.find(([name]) => name);
    const asynchronous = called.some(isAsync) || called.some((one) => checker.typeToString(one.getReturnType()).startsWith('Promise'));
    const nothing = called.every((one) => one.getReturnType().flags & ts.TypeFlags.Void);
    const returning = object ? 'getter' : nothing ? 'void' : 'sync';
    const form = formOfName(symbol.name) || (asynchronous ? 'async' : returning);
    entries.push({ ...entry, form, gives: object && object[0] });
    if (object) walk(...object);
  };
  const walk = (name, type) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const property of checker.getPropertiesOfType(type)) if (isPublic(property)) describe(name + '.', property);
  };
  const isPublic = (symbol) => /^[A-Za-z]\w*$/.test(symbol.name) && symbol.declarations;
  const root = checker.getDeclaredTypeOfSymbol(checker.getSymbolAtLocation(declared.get('Wx')[0].name));
  for (const property of checker.getPropertiesOfType(root)) if (isPublic(property)) describe('', property);
  // A query gives them, as `any`.
  for (const name of ['Canvas', 'ScrollViewContext', 'EditorContext']) walk(name, checker.getDeclaredTypeOfSymbol(checker.getSymbolAtLocation(declared.get(name)[0].name)));
  return [...entries, ...UNTYPED];
}

/**
 * What the typings leave out: `Easing`, which they describe in words alone; the first way to draw, which documents no
 * longer name; and what is newer than they are. The official demo (miniprogram-demo@0b1de6f2a2) calls all of it.
 */
const UNTYPED = [
  { name: 'Worklet.Easing', form: 'object', gives: 'Easing' },
  ...listed('getter', 'Easing.', 'back bezier bounce circle cubic cubicBezier ease elastic exp in inOut linear out poly quad sin', 'EasingFunction'),
  ...listed('void', 'EasingFunction.', 'factory'),
  ...listed('getter', '', 'createContext', 'CanvasContext'),
  ...listed('void', '', 'drawCanvas'),
  ...listed('void', 'CanvasContext.', 'clearActions'),
  ...listed('sync', 'CanvasContext.', 'getActions'),
  ...listed('async', '', 'getChatForwardMaterials showHomeButton'),
];
function listed(form, prefix, names, gives) {
  return names.split(' ').map((name) => ({ name: prefix + name, form, gives }));
}

// ---- Baidu: the pages of the reference, one per function, and the list of them ----

function swan(clone) {
  const folder = clone ? undefined : mkdtempSync(join(tmpdir(), 'surface-'));
  try {
    if (folder) execFileSync('git', ['clone', '--quiet', '--bare', '--filter=blob:none', DOCUMENTS, folder]);
    const git = (...args) =>
      execFileSync('git', ['-C', clone || folder, ...args], { maxBuffer: 1 << 28, encoding: 'utf8' });
    const paths = git('ls-tree', '-r', '--name-only', COMMIT, PAGES).trim().split('\n');
    const pages = new Map(paths.map((path) => [path.slice(path.lastIndexOf('/') + 1, -3), git('show', COMMIT + ':' + path)]));
    const head = [
      'Baidu publishes no typings. From its documents, ' + DOCUMENTS,
      'at ' + COMMIT + ' (2020-04), and for what came later',
      'from @tarojs/taro@4.2.0 and public programs. Made by renew.mjs.',
    ];
    write('swan', head, [...documented(pages).map(drawing), ...LATER]);
  } finally {
    if (folder) rmSync(folder, { recursive: true });
  }
}

/** What is newer than the documents: the typings of Taro mark it as Baidu's, and public programs call it. */
const LATER = [
  ...listed('async', '', 'connectWifi deleteBookshelf downloadPackage downloadPackages getConnectedWifi getFavorStatus getLoginCode getOptimalPriceInfo getTopStatus getUserProfile getWifiList hideKeyboard insertBookshelf navigateToBookshelf openBdboxWebview queryBookshelf setWifiList startGyroscope startWifi stopGyroscope stopWifi updateBookshelfReadTime'),
  ...listed('sync', '', 'createRewardedVideoAd'),
  ...listed('on', '', 'onGetWifiList onGyroscopeChange onKeyboardHeightChange onWifiConnected'),
  ...listed('off', '', 'offAccelerometerChange offCompassChange offDeviceMotionChange offGetWifiList offGyroscopeChange offKeyboardHeightChange offMemoryWarning offUserCaptureScreen offWifiConnected'),
];

function documented(pages) {
  const listed = pages.get('apilist').matchAll(/>\s*swan\.([A-Za-z0-9.]+)\s*<\/a>/g);
  const named = [...pages.keys()].map((page) => /(?:^|_)swan-(?:ai-)?([A-Za-z0-9]+)$/.exec(page)).filter(Boolean);
  const names = new Set([...listed].map(([, name]) => name));
  for (const [page, name] of named) names.add(page.includes('swan-ai-') ? 'ai.' + name : name);
  // One page is there a second time, under a misspelled name.
  const methods = [...pages.keys()]
    .map((page) => /(?:^|_)([A-Z][A-Za-z]+|[a-z]+Task)-([A-Za-z0-9]+)$/.exec(page))
    .filter((found) => found && found[1] !== 'Animationn');
  const classes = new Map(methods.map(([, name]) => [name.toLowerCase(), name[0].toUpperCase() + name.slice(1)]));
  const entries = [{ name: 'ai', form: 'object', gives: 'ai' }, { name: 'env', form: 'constant' }];
  for (const name of names) {
    const last = name.replace('ai.', '');
    const page = [...pages.keys()].find((page) => page.endsWith('swan-' + name.replace('.', '-'))) || '';
    const gives = classes.get(last.replace(/^(get|create)/, '').toLowerCase());
    entries.push({ name, form: form(last, pages.get(page) || 'fail|', gives), gives, since: since(pages.get(page)) });
  }
  for (const [page, owner, method] of methods) {
    const name = classes.get(owner.toLowerCase()) + '.' + method;
    const key = [...pages.keys()].find((key) => key.endsWith(page.replace(/^_/, '')));
    entries.push({ name, form: form(method, pages.get(key)), since: since(pages.get(key)) });
  }
  return entries;
}

/** Functions without a page of their own, or whose page says less than its text. */
const RETURNING = ['getMenuButtonBoundingClientRect', 'nextTick', 'clearInterval', 'clearTimeout'];
const since = (page) => (/基础库\s*([0-9.]+)\s*版本开始支持/.exec(page || '') || [])[1];
const form = (name, page, gives) =>
  formOfName(name) || (RETURNING.includes(name) ? 'sync' : gives ? 'getter' : !name.endsWith('Sync') && /^\|?\s*fail\s*\|/m.test(page) ? 'async' : 'sync');

/** Documents do not say what methods return: those that draw, play and record return nothing, but for these. */
const DRAWING = /^(AnimationVideo|BackgroundAudioManager|Canvas\w+|CustomizedInput|InnerAudioContext|MapContext|RecorderManager|VideoContext|VoiceRecognizer)\./;
function drawing(entry) {
  const own = entry.name.split('.')[1];
  if (entry.form !== 'sync' || !DRAWING.test(entry.name) || own === 'measureText') return entry;
  if (/Gradient$/.test(own)) return { ...entry, form: 'getter', gives: 'CanvasGradient' };
  return own === 'createPattern' ? { ...entry, form: 'getter', gives: 'CanvasPattern' } : { ...entry, form: 'void' };
}

// ---- Feishu gadgets: one page that lists all of them ----

function gadget(path) {
  const cells = /\[([A-Za-z0-9.]+)\]\(\/document[^)]*\)(?:[^[]*?<md-version>([0-9.]+)<\/md-version>)?/g;
  const found = [...readFileSync(path, 'utf8').matchAll(cells)].filter(([, name]) => !name.startsWith('Page.'));
  const classes = new Map(found.filter(([, name]) => name.includes('.')).map(([, name]) => [name.split('.')[0].toLowerCase(), name.split('.')[0]]));
  const entries = found.map(([, name, since]) => {
    const last = name.split('.').pop();
    const gives = classes.get(last.replace(/^(get|create)/, '').toLowerCase());
    return { name, form: ofGadget(name, last, gives), gives, since };
  });
  const head = ['Feishu publishes no typings. From the official list of gadget APIs, 2025-02-20:', LIST, 'Versions are those of the Android client. Made by renew.mjs.'];
  write('tt-gadget', head, [...entries.map(drawing), ...GRADIENT, ...UNLISTED]);
}

/** In the samples of the pages, and not on the list. */
const GRADIENT = listed('void', 'CanvasGradient.', 'addColorStop');
/** On no list; public gadgets call it (pray-lee/fsdanju@91d816c3af). */
const UNLISTED = [
  ...listed('getter', '', 'createWebViewContext', 'WebViewContext'),
  ...listed('async', 'WebViewContext.', 'postMessage'),
];

/** Methods of objects take no callbacks there, but for files, tags and sockets. */
function ofGadget(name, last, gives) {
  if (formOfName(last)) return formOfName(last);
  if (gives) return 'getter';
  if (/^(FileSystemManager|NfcA|MifareClassic|NFCAdapter|SocketTask)\./.test(name)) return 'async';
  return name.includes('.') || last.endsWith('Sync') ? 'sync' : 'async';
}

const [platform, source] = process.argv.slice(2);
const made = { wx, swan, 'tt-gadget': gadget }[platform];
if (!made || (platform === 'tt-gadget' && !source)) {
  console.error('usage: node renew.mjs wx | swan [CLONE] | tt-gadget PAGE');
  process.exit(2);
}
made(source);
