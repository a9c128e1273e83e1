// Globals: how they are defined, which of the language's are taken away, and the console.
(function (qiao) {
  'use strict';
  qiao.apis = Object.create(null);

  /** Defines globals the way built-in functions are: writable, and not enumerable. */
  qiao.define = (values) => {
    for (const name of Object.keys(values)) {
      Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true });
    }
  };

  // Code from text is not run on a phone, but for the one text that libraries find the global with.
  const RETURN_THIS = /^\s*return this;?\s*$/;
  const refuse = () => {
    throw new EvalError('code generation from strings is not allowed for a mini-program');
  };

  const replaceConstructor = (original) => {
    const replacement = function (...args) {
      const only = args.length === 1 && original === Function && RETURN_THIS.test(String(args[0]));
      return only ? () => globalThis : refuse();
    };
    Object.defineProperty(replacement, 'name', { value: original.name });
    replacement.prototype = original.prototype;
    original.prototype.constructor === original &&
      Object.defineProperty(original.prototype, 'constructor', { value: replacement, writable: true, configurable: true });
    return replacement;
  };

  const kinds = [function* () {}, async function () {}, async function* () {}].map((f) => f.constructor);
  const own = replaceConstructor(Function);
  kinds.forEach(replaceConstructor);
  qiao.define({ Function: own, eval: refuse, console: qiao.native.console });
  delete globalThis.queueMicrotask;
});
