// What the other files share: the functions that lead to the host, which nothing else sees, times, and globals.
const kit = {};
(function () {
  'use strict';
  const { qiaoTestHost: host, qiaoTestWait: wait, qiaoTestNext: next } = globalThis;
  for (const name of ['qiaoTestHost', 'qiaoTestWait', 'qiaoTestNext']) delete globalThis[name];
  // The program may put its own in their place.
  const { now } = Date;
  const { inspect } = qiaoExpect;

  /** The text of a message of `src/mistakes.rs`, in the language of the run: its name, or its name with arguments. */
  const say = (mistake) => host('say', mistake);

  const UNITS = { us: 0.001, ms: 1, s: 1000, m: 60000, h: 3600000 };
  /** Milliseconds of a time such as '3s', or of a number of them. */
  function milliseconds(time) {
    if (typeof time === 'number' && time >= 0) return time;
    const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|m|h)\s*$/.exec(String(time)) || [];
    if (!unit) throw new TypeError(say({ InvalidTime: { time: inspect(time) } }));
    return Number(amount) * UNITS[unit];
  }

  const define = (values) => {
    for (const name of Object.keys(values)) {
      Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true });
    }
  };

  const isThenable = (value) => value !== null && typeof value === 'object' && typeof value.then === 'function';
  const settings = host('settings');
  Object.assign(kit, { host, wait, next, now, say, milliseconds, define, inspect, isThenable, settings });
})();
