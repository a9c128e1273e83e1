// ES modules among CommonJS files. The engine links and runs modules; this file decides in which order, and bridges
// imports that the engine cannot link by copying values.
//
// A file runs after the files that it imports, each separately, so that its imports are complete. Only if modules
// import each other in a cycle does the engine run everything that the first of them needs at once. While files run,
// no newly linked module may link to them, because the engine would abort. Such a module gets copies of the exports,
// which are updated when the file has finished.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ArrayPrototypeIncludes, JSONStringify, ObjectDefineProperty, ObjectKeys } = qiao.primordials;
  const { ReflectOwnKeys, SafeMap, StringPrototypeIsWellFormed, append, dictionary, then } = qiao.primordials;
  const OURS = 'qiao:modules';
  /** @type {Dictionary<ProgramFile>} */
  const modules = dictionary();
  /**
   * The source and the export names of each module that copies exports.
   * @type {Dictionary<{ __proto__: null, target: ProgramFile, keys: string[] }>}
   */
  const copies = dictionary();
  const quoted = (/** @type {string} */ text) => JSONStringify(text);

  qiao.prepareModule = (file, links) => {
    modules[file.name] = file;
    file.requests = links.requests;
    file.exports = links.exports;
    if (file.exports) ObjectDefineProperty(file.module.exports, '__esModule', { __proto__: null, value: true });
    const scope = 'export const { require, module, exports } = scope(' + quoted(file.name) + ', self);';
    keep('qiao:scope:' + file.name, 'import * as self from ' + quoted(file.name) + '; ' + scope);
  };

  let provided = false;

  /** Registers the text of a generated module until the engine loads it. @param {string} name @param {string} text */
  function keep(name, text) {
    if (!provided) {
      provided = true;
      const ours = { __proto__: null, scope, values };
      native.provide(OURS, 'export const { scope, values } = import.meta.qiao;', ours);
    }
    native.source(name, "import { scope, values } from '" + OURS + "'; " + text);
  }

  /**
   * The names that a module sees beside the globals. Its exports become those that `require` returns.
   * @param {string} name @param {ScriptObject} self
   */
  function scope(name, self) {
    const file = modules[name];
    const exports = file.module.exports;
    const keys = ReflectOwnKeys(self);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at];
      if (typeof key === 'string') forward(exports, key, self);
    }
    return { __proto__: null, require: file.require, module: file.module, exports };
  }

  /** @param {ScriptObject} exports @param {string} key @param {ScriptObject} self */
  function forward(exports, key, self) {
    ObjectDefineProperty(exports, key, { __proto__: null, get: () => self[key], enumerable: true, configurable: true });
  }

  /**
   * Resolves the imports of a module, in order; all are resolved before any is run.
   * @param {ProgramFile} file @returns {ResolvedRequest[]}
   */
  function resolveImports({ name, requests = [] }) {
    for (let at = 0; at < requests.length; at++) {
      const request = requests[at];
      if (!request.target) request.target = qiao.findFile(name, request.specifier);
    }
    return /** @type {ResolvedRequest[]} */ (requests);
  }

  /**
   * Whether the engine links an import: a module that only sets `module.exports` has no names to link.
   * @param {Pick<ResolvedRequest, 'target' | 'names' | 'whole'>} request
   */
  const isLinked = ({ target, names, whole }) =>
    target.requests !== undefined && (target.exports || (names.length === 0 && !whole));

  /** Finds everything that a module imports, and the cycles in it (Tarjan's algorithm). @param {ProgramFile} root */
  function survey(root) {
    /** @type {SafeMap<ProgramFile, number>} */
    const order = new SafeMap();
    /** @type {ProgramFile[]} */
    const open = [];
    let count = 0;
    /** @type {(file: ProgramFile) => number} */
    const visit = (file) => {
      const number = count++;
      let lowest = number;
      order.set(file, number);
      append(open, file);
      const requests = resolveImports(file);
      for (let at = 0; at < requests.length; at++) {
        const { target } = requests[at];
        if (!isLinked(requests[at]) || target.begun || target.surveyed || target === file) continue;
        const known = order.get(target);
        const reached = known === undefined ? visit(target) : ArrayPrototypeIncludes(open, target) ? known : lowest;
        if (reached < lowest) lowest = reached;
      }
      if (lowest === number) closeCircle(open, file);
      return lowest;
    };
    visit(root);
    order.forEach((_, file) => {
      file.surveyed = true;
    });
  }

  /**
   * Removes the open files from this one on; if there are several, they form a cycle.
   * @param {ProgramFile[]} open @param {ProgramFile} first
   */
  function closeCircle(open, first) {
    const circular = open[open.length - 1] !== first;
    let file;
    do {
      file = open[open.length - 1];
      open.length -= 1;
      if (circular) file.circular = true;
    } while (file !== first);
  }

  qiao.runModule = (file) => {
    if (!file.surveyed) survey(file);
    if (file.circular) runTogether(file);
    else runAlone(file);
  };

  /** @param {ProgramFile} file */
  function runAlone(file) {
    attempt([file], () => {
      const requests = resolveImports(file);
      for (let at = 0; at < requests.length; at++) if (requests[at].target !== file) qiao.runFile(requests[at].target);
      connect(file, [file]);
      return native.evaluate(file.name);
    });
  }

  /** @param {ProgramFile} first */
  function runTogether(first) {
    const group = reachable(first);
    attempt(group, () => {
      for (let at = 0; at < group.length; at++) connect(group[at], group);
      return native.evaluate(first.name);
    });
  }

  /** The modules that the engine runs together with one. @param {ProgramFile} first */
  function reachable(first) {
    const group = [first];
    for (let at = 0; at < group.length; at++) {
      const requests = resolveImports(group[at]);
      for (let of = 0; of < requests.length; of++) {
        const { target } = requests[of];
        if (isLinked(requests[of]) && !target.begun && !ArrayPrototypeIncludes(group, target)) append(group, target);
      }
    }
    return group;
  }

  /**
   * Runs modules. Their error is kept and thrown again, as the language specifies.
   * @param {ProgramFile[]} group @param {() => Promise<void> | undefined} act
   */
  function attempt(group, act) {
    for (let at = 0; at < group.length; at++) group[at].begun = true;
    let promise;
    try {
      promise = act();
    } catch (error) {
      for (let at = 0; at < group.length; at++) fail(group[at], error);
      throw error;
    }
    if (!promise) return finish(group);
    for (let at = 0; at < group.length; at++) group[at].waits = true;
    then(promise, () => finish(group));
  }

  /** @param {ProgramFile} file @param {unknown} error */
  function fail(file, error) {
    file.failed = true;
    file.error = error;
  }

  /** @param {ProgramFile[]} group */
  function finish(group) {
    for (let at = 0; at < group.length; at++) {
      group[at].waits = false;
      qiao.finishFile(group[at]);
    }
  }

  /**
   * Tells the engine what the imports of a module resolve to.
   * @param {ProgramFile} file @param {ProgramFile[]} group
   */
  function connect(file, group) {
    const requests = resolveImports(file);
    for (let at = 0; at < requests.length; at++) {
      const request = requests[at];
      const { target } = request;
      if (target.failed) throw target.error;
      const isWhole = target.done || target.waits || ArrayPrototypeIncludes(group, target);
      const name = 'qiao:copy:' + file.name + ':' + at;
      native.lead(
        file.name,
        request.specifier,
        isLinked(request) && isWhole ? target.name : copy(name, target, request),
      );
    }
  }

  /**
   * Generates a module whose exports are copies of a file's. The names of the exports must be known now.
   * @param {string} name @param {ProgramFile} target @param {Pick<ImportRequest, 'names' | 'whole'>} request
   */
  function copy(name, target, request) {
    const keys = exportsOf(target, request);
    copies[name] = { __proto__: null, target, keys };
    let variables = '';
    let exported = '';
    let assigned = '';
    for (let at = 0; at < keys.length; at++) {
      variables += (at === 0 ? 'let v' : ', v') + at;
      exported += 'v' + at + ' as ' + quoted(keys[at]) + ', ';
      assigned += 'v' + at + ' = all[' + at + ']; ';
    }
    keep(name, variables + '; export { ' + exported + '}; values(' + quoted(name) + ', (all) => { ' + assigned + '});');
    return name;
  }

  /**
   * The names of the exports that an import uses, without duplicates.
   * @param {ProgramFile} target @param {Pick<ImportRequest, 'names' | 'whole'>} request
   */
  function exportsOf(target, { names, whole }) {
    /** @type {Dictionary<true>} */
    const all = dictionary();
    for (let at = 0; at < names.length; at++) all[names[at]] = true;
    if (!whole) return ObjectKeys(all);
    qiao.runFile(target);
    all.default = true;
    const { exports } = target.module;
    const keys = isObject(exports) ? ObjectKeys(exports) : [];
    // Other names cannot be exported.
    for (let at = 0; at < keys.length; at++) if (StringPrototypeIsWellFormed(keys[at])) all[keys[at]] = true;
    return ObjectKeys(all);
  }

  const isObject = (/** @type {ScriptValue} */ value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';

  /**
   * Sets the values of a copy, and again when the file has finished.
   * @param {string} name @param {(all: unknown[]) => void} set
   */
  function values(name, set) {
    const { target, keys } = copies[name];
    qiao.runFile(target);
    const update = () => {
      /** @type {unknown[]} */
      const all = [];
      for (let at = 0; at < keys.length; at++) append(all, valueOf(target, keys[at]));
      set(all);
    };
    update();
    if (target.done) return;
    target.updates = target.updates || [];
    append(target.updates, update);
  }

  /** @param {ProgramFile} target @param {string} key */
  function valueOf(target, key) {
    /** @type {any} */
    const exports = target.module.exports;
    if (key === 'default' && !(isObject(exports) && exports.__esModule)) return exports;
    if (exports === undefined || exports === null) return undefined;
    try {
      return exports[key];
    } catch (error) {
      // In a cycle, the module may not have initialized this name yet.
      if (target.done) throw error;
      return undefined;
    }
  }

  // Resolves `import()`; the file has run when this returns.
  qiao.imported = (from, specifier) => {
    const target = qiao.findFile(from, specifier);
    qiao.runFile(target);
    /** @type {{ __proto__: null, target: ProgramFile, names: string[], whole: boolean }} */
    const request = { __proto__: null, target, names: [], whole: true };
    if (isLinked(request)) return target.name;
    const name = 'qiao:import:' + target.name;
    return copies[name] ? name : copy(name, target, request);
  };
});
