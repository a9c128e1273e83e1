// Timers: keeps functions and arguments by the number that the host gave. The host keeps time.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { Number, ReflectApply, TypeError } = qiao.primordials;
  const timers = { __proto__: null };

  const start = (name, repeat) =>
    qiao.named(name, function (handler, delay, ...args) {
      if (typeof handler !== 'function') throw new TypeError(name + ': the first argument must be a function');
      const number = native.setTimer(Number(delay) || 0, repeat);
      timers[number] = { __proto__: null, handler, args, repeat };
      return number;
    });

  const stop = (name) =>
    qiao.named(name, function (number) {
      if (typeof number !== 'number' || !timers[number]) return;
      delete timers[number];
      native.clearTimer(number);
    });

  /** `setTimeout` as it is here, whatever a script makes of the global. */
  qiao.later = start('setTimeout', false);

  qiao.define({
    setTimeout: qiao.later,
    setInterval: start('setInterval', true),
    clearTimeout: stop('clearTimeout'),
    clearInterval: stop('clearInterval'),
  });

  qiao.entries.fireTimer = (number) => {
    const timer = timers[number];
    if (!timer) return;
    if (!timer.repeat) delete timers[number];
    ReflectApply(timer.handler, undefined, timer.args);
  };

  if (qiao.repeatable) qiao.loadPart('repeatable');
});
