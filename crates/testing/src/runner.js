// What test files are written with: describe, it, hooks, expect, and control of the program's environment. It
// runs before the file, in the same program; the other side is behind two host functions that nothing else
// can see. It must not call any API of the platform.
(function (chai) {
  'use strict';
  const { qiaoTestHost: host, qiaoTestWait: wait } = globalThis;
  delete globalThis.qiaoTestHost;
  delete globalThis.qiaoTestWait;
  // The program may replace the globals.
  const { now } = Date;
  const { isArray } = Array;

  const UNITS = { us: 0.001, ms: 1, s: 1000, m: 60000, h: 3600000 };
  /** The milliseconds of a time: a text such as '3s', or a number of milliseconds. */
  function milliseconds(time) {
    if (typeof time === 'number' && time >= 0) return time;
    const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|m|h)\s*$/.exec(String(time)) || [];
    if (!unit) throw new TypeError(`${chai.util.inspect(time)} is no time: write it as '3s' or '200ms'`);
    return Number(amount) * UNITS[unit];
  }

  const define = (values) => {
    for (const name of Object.keys(values)) {
      Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true });
    }
  };

  // ---- Declarations ----

  const { limit, filter } = host('settings');
  const suite = (name, parent, mark) => ({
    name, parent, mark, parts: [], before: [], after: [], beforeEach: [], afterEach: [],
  });
  const top = suite('', undefined, undefined);
  let open = top;
  let begun = false;

  function declaring(what) {
    if (begun) throw new Error(`${what}() is called after the tests have begun`);
  }

  function describe(mark, name, fill) {
    declaring('describe');
    const made = suite(String(name), open, mark);
    open.parts.push(made);
    open = made;
    try {
      const filled = fill();
      if (filled && typeof filled.then === 'function') throw new TypeError(`describe('${name}') must not be async`);
    } finally {
      open = made.parent;
    }
  }

  function it(mark, name, run, time) {
    declaring('it');
    open.parts.push({ name: String(name), parent: open, mark: typeof run === 'function' ? mark : 'skip', ...step(run, time) });
  }

  /** A function to run, with its time limit and where it was declared. */
  const step = (run, time) => ({ run, limit: time === undefined ? limit : milliseconds(time), place: new Error().stack });

  const marked = (declare) => {
    const plain = (...args) => declare(undefined, ...args);
    plain.skip = (...args) => declare('skip', ...args);
    plain.only = (...args) => declare('only', ...args);
    return plain;
  };

  const hook = (kind) => (run, time) => {
    declaring(kind);
    if (typeof run !== 'function') throw new TypeError(`${kind}() wants a function`);
    open[kind].push(step(run, time));
  };

  define({ describe: marked(describe), it: marked(it), expect: chai.expect });
  define({ before: hook('before'), after: hook('after'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach') });

  // ---- The program's environment ----

  /** The deadline of the function that runs. */
  let deadline;

  const clock = {
    async advance(time) {
      const passing = milliseconds(time);
      if (deadline) deadline.at += passing;
      await wait(passing);
    },
  };

  const bytes = (body) => {
    if (body instanceof ArrayBuffer) return [...new Uint8Array(body)];
    return ArrayBuffer.isView(body) ? [...new Uint8Array(body.buffer, body.byteOffset, body.byteLength)] : body;
  };

  const origin = {
    on(path, answer = {}) {
      const given = typeof answer === 'string' ? { script: answer } : { ...answer };
      if (given.wait !== undefined) given.wait = milliseconds(given.wait);
      if (given.body !== undefined) given.body = bytes(given.body);
      host('on', path, given);
    },
    requests: (path) => host('requests', path),
  };

  // Resolves after the program has reacted.
  const steered = (...what) => {
    host(...what);
    return wait(0);
  };
  const app = {
    async background(time) {
      await steered('background');
      if (time === undefined) return;
      await clock.advance(time);
      await app.foreground();
    },
    foreground: () => steered('foreground'),
  };
  const network = { set: (condition) => steered('network', condition) };

  define({ clock, origin, app, network, verdicts: () => host('verdicts') });

  // ---- Failure messages ----

  const KEY = /^[A-Za-z_$][\w$]*$/;
  /** A value over several lines with the keys of plain objects sorted, for comparison line by line. */
  function lines(value, indent, within) {
    if (typeof value === 'string' && indent === '') return value;
    const plain = typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
    if (!isArray(value) && !plain) return chai.util.inspect(value);
    if (within.includes(value)) return '[circular]';
    const inner = indent + '  ';
    const of = (item) => lines(item, inner, [...within, value]);
    const [start, end, items] = isArray(value)
      ? ['[', ']', value.map(of)]
      : ['{', '}', Object.keys(value).sort().map((key) => `${KEY.test(key) ? key : JSON.stringify(key)}: ${of(value[key])}`)];
    if (items.length === 0) return start + end;
    return `${start}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${end}`;
  }

  const shown = (value) => lines(value, '', []);

  function describeError(error) {
    if (!(error instanceof Error)) return { message: `${chai.util.inspect(error)} was thrown`, stack: '' };
    const { name, message, stack } = error;
    const report = { message: name && name !== 'AssertionError' ? `${name}: ${message}` : String(message), stack: String(stack) };
    if (error.showDiff) report.diff = [shown(error.expected), shown(error.actual)];
    return report;
  }

  // ---- Running ----

  /** Runs a function; throws if it exceeds its time limit on the program's clock. */
  async function limited({ run, limit, place }) {
    const mine = (deadline = { at: now() + limit, done: false });
    const over = async () => {
      while (!mine.done && now() < mine.at) await wait(mine.at - now());
      if (!mine.done) throw Object.assign(new Error(`it took longer than ${limit / 1000} s`), { name: '', stack: place });
    };
    try {
      await Promise.race([(async () => run())(), over()]);
    } finally {
      mine.done = true;
    }
  }

  /** Runs functions one after the other and returns the first error. With `all`, an error does not stop the rest. */
  async function failure(steps, all) {
    let first;
    for (const step of steps) {
      try {
        await limited(step);
      } catch (error) {
        first = first || describeError(error);
        if (!all) break;
      }
    }
    return first;
  }

  const above = (part) => (part.parent ? [...above(part.parent), part.parent] : []);
  const path = (part) => [...above(part), part].map(({ name }) => name).filter((name, at) => at > 0);
  const tests = (part) => (part.parts ? part.parts.flatMap(tests) : [part]);
  const isMarked = (part, mark) => [...above(part), part].some((one) => one.mark === mark);

  let chosen;
  const isChosen = (test) => chosen.has(test);
  const runs = (test) => isChosen(test) && !isMarked(test, 'skip');

  function choose() {
    const all = tests(top);
    const only = all.some((test) => isMarked(test, 'only'));
    const meant = (test) => path(test).join(' ').includes(filter) && (!only || isMarked(test, 'only'));
    chosen = new Set(all.filter(meant));
    return [...chosen].map(path);
  }

  const started = (test) => host('test', path(test));
  /** Reports the result of a test, after any unhandled rejections; returns whether to continue. */
  async function ended(test, standing, error, took) {
    await wait(0);
    return host('result', { path: path(test), standing, error, took });
  }

  async function runTest(test, broken) {
    if (isMarked(test, 'skip')) return ended(test, 'skipped', undefined, 0);
    started(test);
    const begin = now();
    const suites = above(test);
    let error = broken;
    if (!error) {
      const steps = suites.flatMap((one) => one.beforeEach);
      error = (await failure(steps)) || (await failure([test]));
      const cleaning = await failure([...suites].reverse().flatMap((one) => one.afterEach), true);
      error = error || cleaning;
    }
    return ended(test, error ? 'failed' : 'passed', error, now() - begin);
  }

  async function runSuite(part, broken) {
    const needed = tests(part).some(runs);
    const error = broken || (needed ? await failure(part.before) : undefined);
    let goOn = true;
    for (const inner of part.parts) {
      if (inner.parts) goOn = await runSuite(inner, error);
      else if (isChosen(inner)) goOn = await runTest(inner, error);
      if (!goOn) break;
    }
    if (!needed || broken) return goOn;
    const left = await failure(part.after, true);
    if (!left) return goOn;
    const cleaning = { name: 'after', parent: part };
    started(cleaning);
    return (await ended(cleaning, 'failed', left, 0)) && goOn;
  }

  // By then the file has run and the program is launched.
  wait(0).then(async () => {
    begun = true;
    if (host('begin', choose())) await runSuite(top);
    host('end');
  });
})(chai);
