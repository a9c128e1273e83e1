// Modules: `require`, one instance of each file, and the program's main file. The host resolves names; ES modules are
// run by the part `es-modules`.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, Error, ObjectKeys, StringPrototypeSlice, TypeError } = qiao.primordials;
  /** @type {Dictionary<ProgramFile>} */
  const files = qiao.primordials.dictionary();

  /** A file that has not run. CommonJS files have a `body`, ES modules have `requests`. */
  qiao.newFile = (name, body) => ({
    __proto__: null,
    name,
    body,
    requests: undefined,
    exports: false,
    module: { exports: {} },
    require: requireFrom(name),
    /** Functions that copy the exports again when the file has finished. */
    updates: undefined,
    begun: false,
    done: false,
    failed: false,
    waits: false,
    error: undefined,
    surveyed: false,
    circular: false,
  });

  /** Compiles a file without running it. @param {string} name @param {string} text */
  function add(name, text) {
    if (StringPrototypeSlice(name, -3) === '.ts') qiao.loadPart('typescript');
    const compiled = native.compile(name, text);
    const file = qiao.newFile(name, typeof compiled === 'function' ? compiled : undefined);
    if (typeof compiled !== 'function') qiao.loadPart('es-modules').prepareModule(file, compiled);
    files[name] = file;
    return file;
  }

  /** Resolves `wanted` in the file `from`. */
  qiao.findFile = (from, wanted) => {
    const defined = qiao.findDefined(from, wanted);
    if (defined) return defined;
    const found = native.load(from, wanted);
    return files[found.name] || add(found.name, found.text);
  };

  /** Runs a file unless it has run or, in a cycle, is already running. */
  qiao.runFile = (file) => {
    if (file.failed) throw file.error;
    if (file.begun) return;
    if (file.requests) qiao.runModule(file);
    else if (file.body) runScript(file, file.body);
  };

  /** @param {ProgramFile} file @param {FileBody} body */
  function runScript(file, body) {
    file.begun = true;
    try {
      body(file.require, file.module, file.module.exports);
    } catch (error) {
      file.begun = false;
      file.module = { exports: {} };
      throw error;
    }
    qiao.finishFile(file);
  }

  /** Updates copies of a file's exports that were made before it finished: there may be more now. */
  qiao.finishFile = (file) => {
    file.done = true;
    const { updates } = file;
    file.updates = undefined;
    if (updates) for (let at = 0; at < updates.length; at++) updates[at]();
  };

  const loadsLater = qiao.anyNamespace('asyncRequire');

  /** @param {string} from */
  function requireFrom(from) {
    /** @type {Require} */
    function require(wanted, loaded, failed) {
      if (loadsLater && typeof loaded === 'function') {
        return qiao.loadPart('async-require').requireLater(require, wanted, loaded, failed);
      }
      if (typeof wanted !== 'string') throw new TypeError('require args must be a string');
      const file = qiao.findFile(from, wanted);
      qiao.runFile(file);
      if (file.waits)
        throw new Error(file.name + ' uses await at its top level, so it can be imported and not required');
      return file.module.exports;
    }
    if (!loadsLater) return require;
    const async = (/** @type {ScriptValue} */ wanted) =>
      qiao.loadPart('async-require').requirePromised(require, wanted);
    return CreateDataProperty(require, 'async', qiao.named('', async));
  }

  const requireFromRoot = requireFrom('');

  /** Runs a file of the program unless it has run; returns its exports. The name is relative to the root. */
  qiao.load = (name) => {
    const exports = requireFromRoot('/' + name);
    // A compiled file defines the module of its own name.
    return qiao.findDefined('', name) ? requireFromRoot('/' + name) : exports;
  };

  /** Forgets the files that have run: whoever asks for one again gets a new copy. */
  qiao.forgetFiles = () => {
    const names = ObjectKeys(files);
    for (let at = 0; at < names.length; at++) delete files[names[at]];
  };

  qiao.entries.run = (name, text) => qiao.runFile(add(name, text));

  native.onImport((from, specifier) => qiao.loadPart('es-modules').imported(from, specifier));
  qiao.findDefined = () => undefined;
  if (qiao.namespaces.length === 1 && qiao.namespaces[0].definesModules) qiao.loadPart('defined');
});
