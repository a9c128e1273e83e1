// Runs what was declared, in order, and reports how each test went. The file has run by then, and the program is
// launched.
(function () {
  'use strict';
  const { host, wait, now, say, top, settings, failureOf, milliseconds, isThenable } = kit;

  class Skipped extends Error {}

  /** What a test is called with: Mocha's and Jest's callback, which is Vitest's context as well. */
  function callbackOf(settle, test) {
    const done = (error) => settle(error === undefined || error === null ? undefined : { error });
    done.fail = (error) => settle({ error: error === undefined ? new Error(say('DoneFailed')) : error });
    return Object.assign(done, { expect: kit.expect, task: kit.task, skip: skip, onTestFinished: (run) => test.finished.push(run) });
  }

  const skip = () => {
    throw new Skipped();
  };

  const CONTEXT = /^\s*(async\s*)?(function\b[^(]*)?\(\s*\{/;
  /** Whether a function waits for a callback: a first parameter that is taken apart is a context. */
  const takesCallback = ({ run, args }) => run.length > args.length && !CONTEXT.test(Function.prototype.toString.call(run));

  /** Calls a function of the test file, with all the ways to say that it is done. */
  function called(step, self, test) {
    const settled = {};
    const promise = new Promise((resolve) => (settled.settle = resolve));
    const callback = callbackOf(settled.settle, test);
    const takes = step.run.length > step.args.length;
    const given = step.run.call(self, ...step.args, ...(takes ? [callback] : []));
    if (!takesCallback(step)) return given;
    const failed = isThenable(given) ? given.then(() => new Promise(() => {})) : new Promise(() => {});
    return Promise.race([failed, promise.then((end) => { if (end) throw end.error; })]);
  }

  /** Runs a function, and throws if it takes too long on the program's clock. */
  async function limited(step, test) {
    const limit = kit.limitOf(test.parent, step.limit);
    const mine = (kit.deadline = { at: now() + limit, limit, done: false });
    const over = async () => {
      while (!mine.done && now() < mine.at) await wait(mine.at - now());
      if (!mine.done) throw Object.assign(new Error(say({ TooSlow: { seconds: mine.limit / 1000 } })), { name: '', stack: step.place });
    };
    const self = {
      timeout(time) {
        mine.at += milliseconds(time) - mine.limit;
        mine.limit = milliseconds(time);
      },
      retries: (count) => void (test.retries = count),
      slow() {},
      skip,
    };
    try {
      await Promise.race([(async () => called(step, self, test))(), over()]);
    } finally {
      mine.done = true;
    }
  }

  /** What went wrong in these functions, which run one after the other; all of them do if `all`. */
  async function failures(steps, test, all) {
    const found = [];
    for (const step of steps) {
      try {
        await limited(step, test);
      } catch (error) {
        if (error instanceof Skipped) throw error;
        found.push(failureOf(error));
        if (!all) break;
      }
    }
    return found;
  }

  const above = (part) => (part.parent ? [...above(part.parent), part.parent] : []);
  const path = (part) => [...above(part), part].map(({ name }) => name).filter((name, at) => at > 0);
  const tests = (part) => (part.parts ? part.parts.flatMap(tests) : [part]);
  const isMarked = (part, mark) => [...above(part), part].some((one) => one.mark === mark);
  const isLeftOut = (test) => isMarked(test, 'skip') || isMarked(test, 'todo');

  let chosen;
  const isChosen = (test) => chosen.has(test);
  const runs = (test) => isChosen(test) && !isLeftOut(test);

  function choose() {
    const all = tests(top);
    const only = all.some((test) => isMarked(test, 'only'));
    const meant = (test) => path(test).join(' ').includes(settings.filter) && (!only || isMarked(test, 'only'));
    chosen = new Set(all.filter(meant));
    return [...chosen].map(path);
  }

  const started = (test) => host('test', path(test));
  /** Reports how a test went; says whether to go on. Rejections that nobody handled come to light first. */
  async function ended(test, standing, found, took, retries = 0) {
    await wait(0);
    return host('result', { path: path(test), standing, errors: found, took, retries });
  }

  /** What a test stated of its expectations, and what it did not await. */
  async function leftovers(task) {
    const found = [];
    const attempt = async (act) => {
      try {
        await act();
      } catch (error) {
        found.push(failureOf(error));
      }
    };
    for (const promise of task.promises || []) await attempt(() => promise);
    for (const check of task.onFinished || []) await attempt(check);
    const { expected, mistake } = task.assertions || {};
    if (expected && !expected(kit.asserted)) await attempt(() => { throw new Error(mistake(kit.asserted)); });
    return [...((task.result && task.result.errors) || []).map(failureOf), ...found];
  }

  /** One attempt at a test: what went wrong in it. */
  async function attempted(test) {
    const suites = above(test);
    const name = path(test).join(' > ');
    const task = (kit.task = { type: 'test', name: test.name, fullTestName: name, path: path(test) });
    kit.asserted = 0;
    kit.forgetSnapshotCounts(name);
    test.finished = [];
    let found = await failures(suites.flatMap((one) => one.beforeEach), test);
    if (found.length === 0) {
      found = await failures([test], test);
      found.push(...(await leftovers(task)));
    }
    const cleaning = [...suites].reverse().flatMap((one) => one.afterEach);
    const finished = test.finished.map((run) => ({ ...test, run, args: [] }));
    found.push(...(await failures([...cleaning, ...finished], test, true)));
    kit.task = undefined;
    if (test.mark !== 'fails') return found;
    return found.length > 0 ? [] : [failureOf(new Error(say('Unfailing')))];
  }

  async function runTest(test, broken) {
    if (isLeftOut(test)) return ended(test, isMarked(test, 'skip') ? 'skipped' : 'todo', [], 0);
    started(test);
    const begin = now();
    let found = broken;
    let retries = 0;
    try {
      for (; !broken; retries += 1) {
        found = await attempted(test);
        await wait(0);
        const again = (found.length > 0 || host('went wrong')) && retries < kit.retriesOf(test);
        if (!again) break;
        host('retry');
      }
    } catch (error) {
      if (!(error instanceof Skipped)) throw error;
      return ended(test, 'skipped', [], now() - begin);
    }
    return ended(test, found.length > 0 ? 'failed' : 'passed', found, now() - begin, retries);
  }

  async function runSuite(part, broken) {
    const needed = tests(part).some(runs);
    const self = { parent: part, finished: [] };
    const before = !broken && needed ? await failures(part.beforeAll, self) : [];
    const error = broken || (before.length > 0 ? before : undefined);
    let goOn = true;
    for (const inner of part.parts) {
      if (inner.parts) goOn = await runSuite(inner, error);
      else if (isChosen(inner)) goOn = await runTest(inner, error);
      if (!goOn) break;
    }
    if (!needed || broken) return goOn;
    const left = await failures(part.afterAll, self, true);
    if (left.length === 0) return goOn;
    const cleaning = { name: 'afterAll', parent: part };
    started(cleaning);
    return (await ended(cleaning, 'failed', left, 0)) && goOn;
  }

  wait(0).then(async () => {
    kit.begun = true;
    if (host('begin', choose())) await runSuite(top);
    host('end');
  });
})();
