// Globals: helpers that define them, removal of some of the language's, and the console.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { namespaces, native } = qiao;
  const { EvalError, Function } = qiao.primordials;
  const { ObjectDefineProperty, ObjectKeys, RegExpPrototypeExec, String } = qiao.primordials;

  /** Defines a global like a built-in function: writable and not enumerable. */
  qiao.defineGlobal = (name, value) =>
    ObjectDefineProperty(globalThis, name, { __proto__: null, value, writable: true, configurable: true });

  /** Defines several globals. */
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

  /** Sets the name of a function. */
  qiao.named = (name, made) => ObjectDefineProperty(made, 'name', { __proto__: null, value: name });

  /** Whether any namespace has this flag. */
  qiao.anyNamespace = (flag) => {
    for (let at = 0; at < namespaces.length; at++) if (namespaces[at][flag]) return true;
    return false;
  };

  /** Whether all namespaces have this flag, and there is at least one: a global exists if all platforms have it. */
  qiao.everyNamespace = (flag) => {
    for (let at = 0; at < namespaces.length; at++) if (!namespaces[at][flag]) return false;
    return namespaces.length > 0;
  };

  // Phones do not run code from text, except this one text by which libraries find the global object.
  const RETURN_THIS = /^\s*return this;?\s*$/;
  // On platforms that hide the global object, it returns undefined.
  const global = namespaces.length > 0 && !qiao.anyNamespace('returnThis') ? undefined : globalThis;
  const refuse = () => {
    throw new EvalError('code generation from strings is not allowed for a mini-program');
  };

  const returnsThis = (/** @type {string} */ text) => RegExpPrototypeExec(RETURN_THIS, text) !== null;
  /** Replaces a constructor of functions by one that accepts only allowed texts. */
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
