// Timers: keeps functions and arguments by the number that the host gave. The host keeps time.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { Number, ReflectApply, TypeError } = qiao.primordials;
  /** @type {Dictionary<{ __proto__: null, handler: ScriptFunction, args: unknown[], repeat: boolean }>} */
  const timers = qiao.primordials.dictionary();

  /** @param {string} name @param {boolean} repeat */
  const start = (name, repeat) =>
    qiao.named(
      name,
      function (/** @type {ScriptValue} */ handler, /** @type {unknown} */ delay, /** @type {unknown[]} */ ...args) {
        if (typeof handler !== 'function') throw new TypeError(name + ': the first argument must be a function');
        const number = native.setTimer(Number(delay) || 0, repeat);
        timers[number] = { __proto__: null, handler, args, repeat };
        return number;
      },
    );

  /** @param {string} name */
  const stop = (name) =>
    qiao.named(name, function (/** @type {unknown} */ number) {
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
