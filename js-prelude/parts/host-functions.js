// Functions of whoever runs the program, as globals. Arguments and results pass as JSON; what takes
// time is a promise, filed under a number. What they do is not known here.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { functions, native } = qiao;
  const { Error, JSONParse, JSONStringify, ObjectSetPrototypeOf, Promise } = qiao.primordials;
  const pending = { __proto__: null };
  let last = 0;

  // The list inherits nothing, so that no `toJSON` stands for it.
  const jsonOf = (args) => JSONStringify(ObjectSetPrototypeOf(args, null));

  const start = (at, args) =>
    new Promise((resolve, reject) => {
      pending[++last] = { __proto__: null, resolve, reject };
      native.startFunction(at, last, args);
    });

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
