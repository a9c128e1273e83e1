// Globals: how they are defined, which of the language's are taken away, and the console.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { namespaces, native } = qiao;
  const { EvalError, Function } = qiao.primordials;
  const { ObjectDefineProperty, ObjectKeys, RegExpPrototypeExec, String } = qiao.primordials;

  /** Defines a global the way built-in functions are: writable, and not enumerable. */
  qiao.defineGlobal = (name, value) =>
    ObjectDefineProperty(globalThis, name, { __proto__: null, value, writable: true, configurable: true });

  /** Defines globals. */
  qiao.define = (values) => {
    const names = ObjectKeys(values);
    for (let at = 0; at < names.length; at++) qiao.defineGlobal(names[at], values[names[at]]);
  };

  /** Defines a global that is made when script first reads it. */
  qiao.defineLazily = (name, make) =>
    ObjectDefineProperty(globalThis, name, {
      __proto__: null,
      get() {
        const value = make();
        qiao.defineGlobal(name, value);
        return value;
      },
      set: (value) => qiao.defineGlobal(name, value),
      configurable: true,
    });

  /** The function, under a name that script sees. */
  qiao.named = (name, made) => ObjectDefineProperty(made, 'name', { __proto__: null, value: name });

  /** Whether one of the namespaces has this flag. */
  qiao.anyNamespace = (flag) => {
    for (let at = 0; at < namespaces.length; at++) if (namespaces[at][flag]) return true;
    return false;
  };

  /** Whether there are namespaces, and all have this flag: globals are there where all platforms have them. */
  qiao.everyNamespace = (flag) => {
    for (let at = 0; at < namespaces.length; at++) if (!namespaces[at][flag]) return false;
    return namespaces.length > 0;
  };

  // Code from text is not run on a phone, but for the one text that libraries find the global with.
  const RETURN_THIS = /^\s*return this;?\s*$/;
  // Where all platforms keep it for themselves, that text gives nothing.
  const global = namespaces.length > 0 && !qiao.anyNamespace('returnThis') ? undefined : globalThis;
  const refuse = () => {
    throw new EvalError('code generation from strings is not allowed for a mini-program');
  };

  const returnsThis = (/** @type {string} */ text) => RegExpPrototypeExec(RETURN_THIS, text) !== null;
  /** Replaces what makes functions of text, but for the texts that are allowed. */
  const replaceConstructor = (/** @type {Function} */ original, /** @type {(text: string) => boolean} */ allowed) => {
    const replacement = function (/** @type {unknown[]} */ ...args) {
      return args.length === 1 && allowed(String(args[0])) ? () => global : refuse();
    };
    qiao.named(original.name, replacement);
    replacement.prototype = original.prototype;
    const constructor = { __proto__: null, value: replacement, writable: true, configurable: true };
    ObjectDefineProperty(original.prototype, 'constructor', constructor);
    return replacement;
  };

  qiao.defineGlobal('Function', replaceConstructor(Function, returnsThis));
  /** @type {any[]} */
  const kinds = [function* () {}, async function () {}, async function* () {}];
  for (let at = 0; at < kinds.length; at++) replaceConstructor(kinds[at].constructor, () => false);
  qiao.defineGlobal('eval', refuse);
  qiao.defineGlobal('console', native.console);
  if (qiao.everyNamespace('global')) qiao.defineGlobal('global', globalThis);
  delete (/** @type {any} */ (globalThis).queueMicrotask);
});
