// Timers: keeps functions and arguments by the number that the host gave. The host keeps time.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const set = new Map();

  const start = (name, repeat) =>
    qiao.named(name, function (handler, delay, ...rest) {
      if (typeof handler !== 'function') throw new TypeError(name + ': the first argument must be a function');
      const number = native.setTimer(Number(delay) || 0, repeat);
      set.set(number, { handler, rest, repeat });
      return number;
    });

  const stop = (name) =>
    qiao.named(name, function (number) {
      if (set.delete(number)) native.clearTimer(number);
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
    const timer = set.get(number);
    if (!timer) return;
    if (!timer.repeat) set.delete(number);
    timer.handler(...timer.rest);
  };

  if (qiao.repeatable) qiao.loadPart('repeatable');
});
