// Modules: `require`, one copy of each file, and the program's main file. The host finds files and makes CommonJS of
// them; what ES modules among them call is a part of its own.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, TypeError, dictionary } = qiao.primordials;
  /** The files that were found, and what names mean by the file that requires them. */
  const modules = (qiao.modules = {
    __proto__: null,
    files: dictionary(),
    known: dictionary(),
    replaced: dictionary(),
  });

  /** A file that has not run. */
  qiao.newFile = (name, body) => ({
    __proto__: null,
    name,
    body,
    module: { exports: {} },
    require: requireFrom(name),
    scoped: false,
    count: undefined,
    begun: false,
    failed: false,
    error: undefined,
  });

  /** A file compiled, and not run. @param {string} name @param {string} text @param {boolean} isMain */
  function compile(name, text, isMain) {
    const compiled = native.compile(name, text, isMain);
    if (typeof compiled === 'function') return qiao.newFile(name, compiled);
    qiao.loadPart('source-maps');
    const file = qiao.newFile(name, compiled.body);
    file.scoped = compiled.scoped;
    file.count = compiled.count;
    return file;
  }

  /** @param {ProgramFile} file @param {Require} require */
  const scopeOf = (file, require) => (file.scoped ? qiao.loadPart('es-modules').moduleScope(require) : undefined);

  /** Runs a file that is no module of the program, with a `require` of its own; returns its exports. */
  qiao.runApart = (name, text, require) => {
    const file = compile(name, text, false);
    const { body, module } = file;
    body(require, module, module.exports, scopeOf(file, require), file.count);
    return module.exports;
  };

  /** The file that `wanted` means in the file `from`. @param {string} from @param {string} wanted */
  function find(from, wanted) {
    const { name, text } = native.load(from, wanted);
    const { files, replaced } = modules;
    const made = files[name] || (replaced[name] ? qiao.newFile(name, replaced[name]) : compile(name, text, false));
    return (files[name] = made);
  }

  /** @param {ProgramFile} file @param {unknown} error */
  function fail(file, error) {
    file.failed = true;
    file.error = error;
  }

  const loadsLater = qiao.anyNamespace('asyncRequire');

  /** @param {string} from */
  function requireFrom(from) {
    /**
     * Runs a file once and gives its exports. One that runs already, in a circle, gives what it has; one that has failed
     * fails again, with the same error. All in one function, as files require each other two thousand deep.
     * @type {Require}
     */
    function require(wanted, loaded, failed) {
      if (loadsLater && typeof loaded === 'function') {
        return qiao.loadPart('async-require').requireLater(require, wanted, loaded, failed);
      }
      if (typeof wanted !== 'string') throw new TypeError('require args must be a string');
      const key = from + '\n' + wanted;
      const { known } = modules;
      const file = qiao.findDefined(from, wanted) || known[key] || (known[key] = find(from, wanted));
      const { body, module } = file;
      if (file.begun) {
        if (file.failed) throw file.error;
        return module.exports;
      }
      file.begun = true;
      try {
        body(file.require, module, module.exports, scopeOf(file, file.require), file.count);
      } catch (error) {
        fail(file, error);
        throw error;
      }
      return module.exports;
    }
    if (qiao.equip) qiao.equip(require, from);
    if (!loadsLater) return require;
    const async = (/** @type {ScriptValue} */ wanted) =>
      qiao.loadPart('async-require').requirePromised(require, wanted);
    return CreateDataProperty(require, 'async', qiao.named('', async));
  }

  /** The script that runs tests; the names of a program's files have no colon. */
  const TEST_RUNNER = 'qiao:test';

  /** Forgets the files that have run: the next `require` of one runs a new copy. */
  qiao.forgetFiles = () => {
    modules.files = dictionary();
    modules.known = dictionary();
  };

  qiao.entries.run = (name, text) => {
    const file = (modules.files[name] = compile(name, text, true));
    const { body, module } = file;
    file.begun = true;
    if (name === TEST_RUNNER) CreateDataProperty(file.require, 'modules', qiao.loadPart('test-modules').testModules);
    body(file.require, module, module.exports, scopeOf(file, file.require), file.count);
  };

  qiao.findDefined = () => undefined;
  if (qiao.namespaces.length === 1 && qiao.namespaces[0].definesModules) qiao.loadPart('defined');
});
