// Functions of whoever runs the program, as globals. Arguments and results pass as JSON; what takes
// time is a promise, filed under a number. What they do is not known here.
(function (qiao) {
  'use strict';
  const { native } = qiao;
  const { stringify, parse } = JSON;
  const pending = new Map();
  let last = 0;

  const started = (at, args) =>
    new Promise((resolve, reject) => {
      pending.set(++last, { resolve, reject });
      native.startFunction(at, last, args);
    });

  qiao.functions.forEach(({ name, waits }, at) => {
    const call = (...args) => (waits ? started(at, stringify(args)) : parse(native.callFunction(at, stringify(args))));
    qiao.define({ [name]: qiao.named(name, call) });
  });

  qiao.entries.answered = (number, good, text) => {
    const { resolve, reject } = pending.get(number);
    pending.delete(number);
    if (good) resolve(parse(text));
    else reject(new Error(text));
  };
});
