// Compiled packages: modules that a file defines by name, for platforms whose tools put many into one file.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayPrototypeJoin, String, StringPrototypeSlice, StringPrototypeSplit, append } = qiao.primordials;
  const defined = { __proto__: null };

  /** The name of a module, from the root of the program and without an extension. */
  function nameOf(from, wanted) {
    const name = [];
    if (wanted[0] === '.') {
      walk(name, from);
      if (name.length > 0) name.length -= 1;
    }
    walk(name, StringPrototypeSlice(wanted, -3) === '.js' ? StringPrototypeSlice(wanted, 0, -3) : wanted);
    return ArrayPrototypeJoin(name, '/');
  }

  /** Follows a path from where a name has come to. */
  function walk(name, path) {
    const steps = StringPrototypeSplit(path, '/');
    for (let at = 0; at < steps.length; at++) {
      if (steps[at] !== '..' && steps[at] !== '' && steps[at] !== '.') append(name, steps[at]);
      else if (steps[at] === '..' && name.length > 0) name.length -= 1;
    }
  }

  /** The module of that name, if a file has defined one. */
  qiao.findDefined = (from, wanted) => defined[nameOf(from, wanted)];

  const namespace = qiao.namespaces[0];
  function define(id, dependencies, factory) {
    const run = typeof dependencies === 'function' ? dependencies : factory;
    const body = (require, module, exports) =>
      run(require, module, exports, define, globalThis[namespace.name], globalThis.getApp);
    const name = nameOf('', String(id));
    defined[name] = qiao.newFile(name, body);
  }

  qiao.defineGlobal('define', define);
});
