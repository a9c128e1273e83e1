// What a test file declares: suites, tests and hooks, with their marks and tables. Nothing runs here.
(function () {
  'use strict';
  const { milliseconds, say, define, inspect, isThenable, settings } = kit;

  const suite = (name, parent, mark) => ({
    name, parent, mark, parts: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [],
  });
  const top = suite('', undefined, undefined);
  let open = top;

  function declaring(name) {
    if (kit.begun) throw new Error(say({ AfterBegin: { function: name } }));
  }

  const named = (name) => (typeof name === 'function' ? name.name || '(anonymous)' : String(name));

  /** A function to run, with its limit and the place that it was declared at. */
  const step = (run, time, args = []) => ({
    run, args, place: new Error().stack,
    limit: time === undefined ? undefined : milliseconds(time),
  });

  function describe(mark, name, fill, args = []) {
    declaring('describe');
    const made = suite(named(name), open, mark);
    open.parts.push(made);
    if (typeof fill !== 'function') return void (made.mark = 'skip');
    open = made;
    try {
      if (isThenable(fill.call(contextOf(made), ...args))) throw new TypeError(say({ AsyncSuite: { name: made.name } }));
    } finally {
      open = made.parent;
    }
  }

  /** What `this` is in a suite, as Mocha has it. */
  const contextOf = (made) => ({
    timeout: (time) => void (made.limit = milliseconds(time)),
    retries: (count) => void (made.retries = count),
    slow() {},
  });

  const isOptions = (value) => typeof value === 'object' && value !== null;

  function it(mark, name, run, time, args) {
    declaring('it');
    // The options may stand before the function.
    if (isOptions(run)) [run, time] = [time, run];
    const { timeout, retry, ...marks } = isOptions(time) ? time : { timeout: time };
    const own = ['skip', 'todo', 'only', 'fails'].find((one) => marks[one]);
    const declared = typeof run === 'function' ? own || mark : 'todo';
    open.parts.push({ name: named(name), parent: open, mark: declared, retries: retry, ...step(run, timeout, args) });
  }

  // ---- Tables ----

  const FORMATS = {
    s: String,
    d: Number,
    i: (value) => Math.trunc(Number(value)),
    f: Number,
    j: JSON.stringify,
    o: inspect,
    O: inspect,
    p: inspect,
  };
  const field = (row, path) => path.split('.').reduce((value, name) => (value === undefined || value === null ? value : value[name]), row);

  /** The name of a row: `%s` and its kind stand for its values, `$name` for a field, `%#` for its number. */
  function nameOf(name, row, args, at) {
    let next = 0;
    const filled = named(name).replace(/%([sdifjoOp#$%])/g, (whole, kind) => {
      if (kind === '%') return '%';
      if (kind === '#') return String(at);
      if (kind === '$') return String(at + 1);
      return next < args.length ? String(FORMATS[kind](args[next++])) : whole;
    });
    if (!isOptions(row) || Array.isArray(row)) return filled;
    return filled.replace(/\$([\w.]+)/g, (whole, path) => {
      const value = field(row, path);
      return value === undefined && !(path in row) ? whole : typeof value === 'string' ? value : inspect(value);
    });
  }

  /** The rows of a table that is written as a template: its names stand in the first line. */
  function rowsOf(template, values) {
    const names = template[0].trim().split('\n')[0].split('|').map((name) => name.trim());
    const rows = [];
    for (let at = 0; at + names.length <= values.length; at += names.length) {
      rows.push(Object.fromEntries(names.map((name, of) => [name, values[at + of]])));
    }
    return rows;
  }

  const each = (declare) => (table, ...values) => {
    const rows = Array.isArray(table) && Array.isArray(table.raw) ? rowsOf(table, values) : [...table];
    return (name, run, time) => {
      // The options may stand before the function.
      if (isOptions(run)) [run, time] = [time, run];
      rows.forEach((row, at) => {
        const args = Array.isArray(row) ? row : [row];
        declare(nameOf(name, row, args, at), run, time, args);
      });
    };
  };

  /** A function that declares, with the marks that can follow it. */
  const marked = (name, declare) => {
    const withMark = (mark) => {
      const one = (...args) => declare(mark, ...args);
      one.each = each(one);
      one.for = (rows) => each((title, run, time, args) => one(title, run && (() => run(args[0])), time))(rows.map((row) => [row]));
      return one;
    };
    const plain = withMark(undefined);
    for (const mark of ['skip', 'only', 'todo']) plain[mark] = withMark(mark);
    plain.skipIf = (wanted) => (wanted ? plain.skip : plain);
    plain.runIf = (wanted) => (wanted ? plain : plain.skip);
    const apart = () => {
      throw new Error(say({ Concurrent: { function: name } }));
    };
    plain.concurrent = Object.assign(apart, { each: apart, only: apart, skip: apart });
    return { plain, withMark };
  };

  const hook = (kind) => (run, time) => {
    declaring(kind);
    // Mocha's hooks may have a name.
    if (typeof run === 'string') [run, time] = [time, undefined];
    if (typeof run !== 'function') throw new TypeError(say({ NotAFunction: { function: kind } }));
    open[kind].push(step(run, time));
  };

  const suites = marked('describe', (mark, name, fill, ...rest) => describe(mark, name, fill, rest[1]));
  const tests = marked('it', it);
  tests.plain.failing = tests.withMark('fails');
  tests.plain.fails = tests.plain.failing;
  const [beforeAll, afterAll] = [hook('beforeAll'), hook('afterAll')];

  const globals = {
    describe: suites.plain, context: suites.plain, xdescribe: suites.plain.skip, fdescribe: suites.plain.only,
    it: tests.plain, test: tests.plain, specify: tests.plain, xit: tests.plain.skip, fit: tests.plain.only, xtest: tests.plain.skip,
    before: beforeAll, beforeAll, after: afterAll, afterAll, beforeEach: hook('beforeEach'), afterEach: hook('afterEach'),
  };
  define(globals);
  Object.assign(kit, { top, step, globals });
  kit.limitOf = (part, own) => {
    for (let one = part; own === undefined && one; one = one.parent) own = one.limit;
    return own === undefined ? settings.limit : own;
  };
  kit.retriesOf = (part) => {
    for (let one = part; one; one = one.parent) if (one.retries !== undefined) return one.retries;
    return settings.retries;
  };
})();
