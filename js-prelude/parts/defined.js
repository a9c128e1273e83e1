// Compiled packages: modules that a file defines by name, for platforms whose tools put many into one file.
(function (qiao) {
  'use strict';
  const defined = new Map();

  /** The name of a module, from the root of the program and without an extension. */
  function named(from, wanted) {
    const base = wanted.startsWith('.') ? from.split('/').slice(0, -1) : [];
    const parts = [];
    for (const part of base.concat(wanted.replace(/\.js$/, '').split('/'))) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return parts.join('/');
  }

  /** The module of that name, if a file has defined one. */
  qiao.findDefined = (from, wanted) => defined.get(named(from, wanted));

  const [namespace] = qiao.namespaces;
  function define(id, dependencies, factory) {
    const run = typeof dependencies === 'function' ? dependencies : factory;
    const body = (require, module, exports) =>
      run(require, module, exports, define, globalThis[namespace.name], globalThis.getApp);
    const name = named('', String(id));
    defined.set(name, qiao.newFile(name, body));
  }

  qiao.define({ define });
});
