// Globals: how they are defined, which of the language's are taken away, and the console.
(function (qiao) {
  'use strict';

  /** What a script's own errors are made of, whatever it makes of the global. */
  qiao.Error = Error;

  /** Defines globals the way built-in functions are: writable, and not enumerable. */
  qiao.define = (values) => {
    for (const name of Object.keys(values)) {
      Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true });
    }
  };

  /** The function, under a name that script sees. */
  qiao.named = (name, made) => Object.defineProperty(made, 'name', { value: name });

  // Code from text is not run on a phone, but for the one text that libraries find the global with.
  const RETURN_THIS = /^\s*return this;?\s*$/;
  // Where a platform keeps it for itself, that text gives nothing.
  const kept = qiao.namespaces.length > 0 && qiao.namespaces.every((namespace) => !namespace.returnThis);
  const global = kept ? undefined : globalThis;
  const refuse = () => {
    throw new EvalError('code generation from strings is not allowed for a mini-program');
  };

  const replaceConstructor = (original, allowed) => {
    const replacement = function (...args) {
      return args.length === 1 && allowed(String(args[0])) ? () => global : refuse();
    };
    qiao.named(original.name, replacement);
    replacement.prototype = original.prototype;
    const constructor = { value: replacement, writable: true, configurable: true };
    Object.defineProperty(original.prototype, 'constructor', constructor);
    return replacement;
  };

  const kinds = [function* () {}, async function () {}, async function* () {}].map((f) => f.constructor);
  const own = replaceConstructor(Function, (text) => RETURN_THIS.test(text));
  for (const kind of kinds) replaceConstructor(kind, () => false);
  qiao.define({ Function: own, eval: refuse, console: qiao.native.console });
  if (qiao.namespaces.length > 0 && qiao.namespaces.every((namespace) => namespace.global)) qiao.define({ global: globalThis });
  delete globalThis.queueMicrotask;
});
