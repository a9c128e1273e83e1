// Modules: `require`, one copy of each file, and the program's main file. The host finds files; how
// ES modules run is a part of its own.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const files = new Map();

  /** A file that has not run. `body` is a CommonJS file's, `requests` an ES module's. */
  qiao.newFile = (name, body) => {
    const file = { name, body, requests: undefined, exports: undefined };
    Object.assign(file, { module: undefined, require: requireFrom(name), heirs: undefined });
    Object.assign(file, { begun: false, done: false, failed: false, waits: false, error: undefined });
    restart(file);
    return file;
  };

  /** A file as it was first met: compiled, and not run. */
  function add(name, text) {
    if (name.endsWith('.ts')) qiao.loadPart('typescript');
    const compiled = native.compile(name, text);
    const isScript = typeof compiled === 'function';
    const file = qiao.newFile(name, isScript ? compiled : undefined);
    if (!isScript) qiao.loadPart('es-modules').prepareModule(file, compiled);
    files.set(name, file);
    return file;
  }

  function restart(file) {
    file.begun = false;
    file.module = { exports: {} };
  }

  /** The file that `wanted` means in the file `from`. */
  qiao.findFile = (from, wanted) => {
    const defined = qiao.findDefined(from, wanted);
    if (defined) return defined;
    const found = native.load(from, wanted);
    return files.get(found.name) || add(found.name, found.text);
  };

  /** Runs a file once. What runs already, in a circle, is left as it is. */
  qiao.runFile = (file) => {
    if (file.failed) throw file.error;
    if (file.begun) return;
    if (file.requests) qiao.runModule(file);
    else runScript(file);
  };

  function runScript(file) {
    file.begun = true;
    // Called by itself, so that `this` is nothing of ours.
    const { body } = file;
    try {
      body(file.require, file.module, file.module.exports);
    } catch (error) {
      restart(file);
      throw error;
    }
    qiao.finishFile(file);
  }

  /** Tells those who took a file's exports before it was done that there may be more now. */
  qiao.finishFile = (file) => {
    file.done = true;
    const { heirs } = file;
    file.heirs = undefined;
    if (heirs) for (const update of heirs) update();
  };

  const loadsLater = qiao.namespaces.some((namespace) => namespace.asyncRequire);

  function requireFrom(from) {
    function require(wanted, loaded, failed) {
      if (loadsLater && typeof loaded === 'function') {
        return qiao.loadPart('async-require').requireLater(require, wanted, loaded, failed);
      }
      if (typeof wanted !== 'string') throw new TypeError('require args must be a string');
      const file = qiao.findFile(from, wanted);
      qiao.runFile(file);
      if (file.waits) throw new Error(`${file.name} uses await at its top level, so it can be imported and not required`);
      return file.module.exports;
    }
    if (loadsLater) require.async = (wanted) => qiao.loadPart('async-require').requirePromised(require, wanted);
    return require;
  }

  const requireFromRoot = requireFrom('');

  /** Runs a file of the program, named relative to the root, unless it has run; gives its exports. */
  qiao.load = (name) => {
    const exports = requireFromRoot('/' + name);
    // A compiled file defines what it stands for.
    return qiao.findDefined('', name) ? requireFromRoot('/' + name) : exports;
  };

  qiao.entries.run = (name, text) => qiao.runFile(add(name, text));

  native.onImport((from, specifier) => qiao.loadPart('es-modules').imported(from, specifier));
  qiao.findDefined = () => undefined;
  if (qiao.namespaces.length === 1 && qiao.namespaces[0].definesModules) qiao.loadPart('defined');
});
