// `expect`: chai's chains and Jest's matchers in one function, and functions that remember their calls. What
// snapshots are kept in is not known here.
(function () {
  'use strict';
  const { addCustomEqualityTesters, asymmetric, chai, customMatchers, getState, setState, spy } = qiaoExpect;
  const { wait, now, say, milliseconds, define } = kit;

  /** How many expectations the test that runs has stated. */
  kit.asserted = 0;
  /** The test that runs: matchers keep promises there that nobody awaits. */
  kit.task = undefined;

  const state = (value, message) => {
    kit.asserted += 1;
    const assertion = chai.expect(value, message);
    return kit.task ? assertion.withTest(kit.task) : assertion;
  };
  const expect = (value, message) => state(value, message);
  Object.assign(expect, chai.expect, asymmetric);
  setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
  expect.getState = () => ({
    ...getState(expect),
    assertionCalls: kit.asserted,
    currentTestName: kit.task && kit.task.fullTestName,
    testPath: kit.settings.file,
  });
  expect.setState = (more) => setState(more, expect);
  expect.extend = (matchers) => chai.expect.extend(expect, matchers);
  expect.addEqualityTesters = addCustomEqualityTesters;
  expect.unreachable = (message) => chai.assert.fail(message ? say({ ReachedAt: { message: String(message) } }) : say('Reached'));
  expect.soft = (value, message) => {
    const assertion = state(value, message);
    chai.util.flag(assertion, 'soft', true);
    return assertion;
  };
  expect.extend(customMatchers);

  // What a test says of the number of its expectations.
  const counted = (expected, mistake) => {
    if (!kit.task) throw new Error(say('AssertionsOutside'));
    kit.task.assertions = { expected, mistake };
  };
  expect.assertions = (number) => {
    const mistake = (made) => say({ OtherAssertions: { expected: number, made } });
    counted((count) => count === number, mistake);
  };
  expect.hasAssertions = () => counted((count) => count > 0, () => say('NoAssertions'));

  /** A matcher that is tried again until it passes, or its time is over: `await expect.poll(f).toBe(1)`. */
  expect.poll = (get, { interval = 50, timeout = 1000, message } = {}) => {
    const end = now() + milliseconds(timeout);
    const attempt = async (chain, args) => {
      const [matcher, ...before] = [...chain].reverse();
      const assertion = before.reverse().reduce((part, name) => part[name], state(await get(), message));
      return assertion[matcher](...args);
    };
    const retried = async (chain, args) => {
      for (;;) {
        try {
          return await attempt(chain, args);
        } catch (error) {
          if (now() >= end) throw error;
        }
        await wait(milliseconds(interval));
      }
    };
    const link = (chain) =>
      new Proxy((...args) => retried(chain, args), {
        get: (_, name) => (name === 'then' ? undefined : link([...chain, name])),
      });
    return link([]);
  };

  const fn = (run) => spy.fn(run).mockName('fn()');
  const { spyOn, isMockFunction, clearAllMocks, resetAllMocks, restoreAllMocks } = spy;
  const virtual = (name) => () => {
    throw new Error(say({ VirtualTime: { function: name } }));
  };
  /** Globals that a test has replaced, as they were. */
  const replaced = new Map();
  const stubGlobal = (name, value) => {
    if (!replaced.has(name)) replaced.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
    return mocks;
  };
  const unstubAllGlobals = () => {
    for (const [name, own] of replaced) {
      if (own) Object.defineProperty(globalThis, name, own);
      else delete globalThis[name];
    }
    replaced.clear();
    return mocks;
  };

  /** What other runners have as `jest` or `vi`: `globalThis.jest = mocks`. */
  const mocks = {
    fn, spyOn, isMockFunction, clearAllMocks, resetAllMocks, restoreAllMocks, stubGlobal, unstubAllGlobals,
    mocked: (value) => value,
    useFakeTimers: () => mocks,
    useRealTimers: () => mocks,
    setTimeout: (time) => {
      kit.settings.limit = milliseconds(time);
      return mocks;
    },
    advanceTimersByTime: virtual('advanceTimersByTime'),
    runAllTimers: virtual('runAllTimers'),
    advanceTimersByTimeAsync: (time) => kit.advance(time),
  };

  const testName = () => (kit.task ? kit.task.fullTestName : '');
  Object.assign(kit, { expect, mocks, testName });
  define({ expect, fn, spyOn, mocks });
})();
