// Compiled packages: modules defined by name, for platforms whose tools bundle many into one file.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayPrototypeJoin, String, StringPrototypeSlice, StringPrototypeSplit } = qiao.primordials;
  const { append, dictionary } = qiao.primordials;
  /** @type {Dictionary<ProgramFile>} */
  const defined = dictionary();

  /**
   * The name of a module relative to the program's root, without extension.
   * @param {string} from @param {string} wanted
   */
  function nameOf(from, wanted) {
    /** @type {string[]} */
    const name = [];
    if (wanted[0] === '.') {
      walk(name, from);
      if (name.length > 0) name.length -= 1;
    }
    walk(name, StringPrototypeSlice(wanted, -3) === '.js' ? StringPrototypeSlice(wanted, 0, -3) : wanted);
    return ArrayPrototypeJoin(name, '/');
  }

  /** Appends the segments of a path to a name. @param {string[]} name @param {string} path */
  function walk(name, path) {
    const steps = StringPrototypeSplit(path, '/');
    for (let at = 0; at < steps.length; at++) {
      if (steps[at] !== '..' && steps[at] !== '' && steps[at] !== '.') append(name, steps[at]);
      else if (steps[at] === '..' && name.length > 0) name.length -= 1;
    }
  }

  /** The module with this name, if a file has defined it. */
  qiao.findDefined = (from, wanted) => defined[nameOf(from, wanted)];

  const namespace = qiao.namespaces[0];
  const globals = /** @type {ScriptObject} */ (globalThis);
  /** @param {unknown} id @param {ScriptValue} dependencies @param {ScriptValue} [factory] */
  function define(id, dependencies, factory) {
    const run = typeof dependencies === 'function' ? dependencies : factory;
    /** @type {FileBody} */
    const body = (require, module, exports) =>
      run(require, module, exports, define, globals[namespace.name], globals.getApp);
    const name = nameOf('', String(id));
    defined[name] = qiao.newFile(name, body);
  }

  qiao.defineGlobal('define', define);
});
