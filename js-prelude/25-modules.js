// Modules: `require`, one copy of each file, and the program's main file. The host finds files.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const loaded = new Map();

  function requireFrom(from) {
    return function require(wanted) {
      if (typeof wanted !== 'string') throw new TypeError('require args must be a string');
      const found = native.load(from, wanted);
      const module = loaded.get(found.name);
      return module ? module.exports : run(found.name, found.text);
    };
  }

  /** Runs a file once. A file that requires itself in a circle sees what there is so far. */
  function run(name, text) {
    const module = { exports: {} };
    const body = native.compile(name, text);
    loaded.set(name, module);
    try {
      body(requireFrom(name), module, module.exports);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
    return module.exports;
  }

  const requireFromRoot = requireFrom('');

  /** Runs a file of the program, named relative to the root, unless it has run; gives its exports. */
  qiao.load = (name) => requireFromRoot('/' + name);

  qiao.entries.run = (name, text) => {
    run(name, text);
  };
});
