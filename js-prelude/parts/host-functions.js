// Embedder functions, as globals. Arguments and results are passed as JSON; asynchronous functions return a promise,
// which is pending under a number. What the functions do is not known here.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { functions, native } = qiao;
  const { Error, JSONParse, JSONStringify, ObjectSetPrototypeOf, Promise, dictionary } = qiao.primordials;
  /** @type {Dictionary<{ resolve: ScriptFunction, reject: ScriptFunction }>} */
  const pending = dictionary();
  let last = 0;

  // The null prototype keeps JSON.stringify from calling an inherited `toJSON`.
  const jsonOf = (/** @type {unknown[]} */ args) =>
    /** @type {string} */ (JSONStringify(ObjectSetPrototypeOf(args, null)));

  const start = (/** @type {number} */ at, /** @type {string} */ args) =>
    new Promise((resolve, reject) => {
      const waiting = { __proto__: null, resolve, reject };
      pending[++last] = waiting;
      native.startFunction(at, last, args);
    });

  /** @param {number} at @param {boolean} waits @returns {(...args: unknown[]) => ScriptValue} */
  const callerOf = (at, waits) =>
    waits ? (...args) => start(at, jsonOf(args)) : (...args) => JSONParse(native.callFunction(at, jsonOf(args)));

  for (let at = 0; at < functions.length; at++) {
    const { name, waits } = functions[at];
    qiao.defineGlobal(name, qiao.named(name, callerOf(at, waits)));
  }

  qiao.entries.answered = (number, good, text) => {
    const { resolve, reject } = pending[number];
    delete pending[number];
    if (good) resolve(JSONParse(text));
    else reject(new Error(text));
  };
});
