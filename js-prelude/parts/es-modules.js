// ES modules among CommonJS files. The engine links and runs modules; here it is decided in which
// order, and what stands between a module and a file that it cannot link: values that are copied.
//
// A file runs after the files that it imports, each by itself, so that whatever it imports is
// complete. Only where modules import each other in a circle, the engine runs all that the first of
// them needs as one. While files run, no module that is linked anew may be linked to them: the
// engine could not bear it. It gets copies instead, which are renewed when the file is done.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const then = Promise.prototype.then;
  const OURS = 'qiao:modules';
  const modules = new Map();
  const copies = new Map();
  const quoted = (text) => JSON.stringify(text);

  qiao.prepareModule = (file, links) => {
    modules.set(file.name, file);
    Object.assign(file, { requests: links.requests, exports: links.exports, surveyed: false, circular: false });
    if (file.exports) Object.defineProperty(file.module.exports, '__esModule', { value: true });
    const scope = `export const { require, module, exports } = scope(${quoted(file.name)}, self);`;
    keep('qiao:scope:' + file.name, `import * as self from ${quoted(file.name)}; ${scope}`);
  };

  let provided = false;

  /** Keeps the text of a module of ours, until the engine asks for it. */
  function keep(name, text) {
    if (!provided) native.provide(OURS, 'export const { scope, values } = import.meta.qiao;', { scope, values });
    provided = true;
    native.source(name, `import { scope, values } from '${OURS}'; ${text}`);
  }

  /** What a module sees beside the globals. Its own exports become those that `require` gives. */
  function scope(name, self) {
    const file = modules.get(name);
    const exports = file.module.exports;
    for (const key of Reflect.ownKeys(self)) {
      if (typeof key !== 'string') continue;
      Object.defineProperty(exports, key, { get: () => self[key], enumerable: true, configurable: true });
    }
    return { require: file.require, module: file.module, exports };
  }

  /** The files that a module imports, in order; all are found before any is run. */
  function targets(file) {
    return file.requests.map((request) => (request.target = request.target || qiao.findFile(file.name, request.specifier)));
  }

  /** Whether an import is one that the engine links: a module that only sets `module.exports` has no names to link. */
  const isLinked = ({ target, names, whole }) =>
    target.requests !== undefined && (target.exports || (names.length === 0 && !whole));

  const linked = (file) => file.requests.filter(isLinked).map((request) => request.target);

  /** Finds all that a module imports, and the circles among it (Tarjan's algorithm). */
  function survey(root) {
    const order = new Map();
    const open = [];
    const visit = (file) => {
      const at = order.size;
      let lowest = at;
      order.set(file, at);
      open.push(file);
      targets(file);
      for (const target of linked(file)) {
        if (target.begun || target.surveyed || target === file) continue;
        if (!order.has(target)) lowest = Math.min(lowest, visit(target));
        else if (open.includes(target)) lowest = Math.min(lowest, order.get(target));
      }
      if (lowest === at) {
        const circle = open.splice(open.indexOf(file));
        if (circle.length > 1) for (const one of circle) one.circular = true;
      }
      return lowest;
    };
    visit(root);
    for (const file of order.keys()) file.surveyed = true;
  }

  qiao.runModule = (file) => {
    if (!file.surveyed) survey(file);
    if (file.circular) runTogether(file);
    else runAlone(file);
  };

  function runAlone(file) {
    attempt([file], () => {
      for (const target of targets(file)) if (target !== file) qiao.runFile(target);
      connect(file, [file]);
      return native.evaluate(file.name);
    });
  }

  function runTogether(first) {
    const group = reachable(first);
    attempt(group, () => {
      for (const file of group) connect(file, group);
      return native.evaluate(first.name);
    });
  }

  /** The modules that the engine would run with one. */
  function reachable(first) {
    const group = new Set([first]);
    for (const file of group) {
      for (const target of linked(file)) if (!target.begun) group.add(target);
    }
    return [...group];
  }

  /** Runs modules, whose failure is remembered, as the language has it. */
  function attempt(group, act) {
    for (const file of group) file.begun = true;
    let promise;
    try {
      promise = act();
    } catch (error) {
      for (const file of group) Object.assign(file, { failed: true, error });
      throw error;
    }
    const finish = () => {
      for (const file of group) {
        file.waits = false;
        qiao.finishFile(file);
      }
    };
    if (!promise) return finish();
    for (const file of group) file.waits = true;
    Reflect.apply(then, promise, [finish]);
  }

  function connect(file, group) {
    targets(file).forEach((target, at) => {
      if (target.failed) throw target.error;
      const request = file.requests[at];
      const isWhole = target.done || target.waits || group.includes(target);
      const to = isLinked(request) && isWhole ? target.name : copy(`qiao:copy:${file.name}:${at}`, target, request);
      native.lead(file.name, request.specifier, to);
    });
  }

  /** Makes a module whose exports are copies of a file's. Which exports there are must be known now. */
  function copy(name, target, { names, whole }) {
    const all = new Set(names);
    if (whole) {
      qiao.runFile(target);
      all.add('default');
      for (const key of keys(target.module.exports)) all.add(key);
    }
    const list = [...all];
    copies.set(name, { target, list });
    const set = `(all) => { ${list.map((_, at) => `v${at} = all[${at}];`).join(' ')} }`;
    const exported = list.map((key, at) => `v${at} as ${quoted(key)}`);
    const variables = list.length === 0 ? '' : `let ${list.map((_, at) => 'v' + at)}; export { ${exported} };`;
    keep(name, `${variables} values(${quoted(name)}, ${set});`);
    return name;
  }

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const keys = (exports) => (isObject(exports) ? Object.keys(exports) : []);

  /** Gives a copy its values, and again when the file is done. */
  function values(name, set) {
    const { target, list } = copies.get(name);
    qiao.runFile(target);
    const update = () => set(list.map((key) => value(target, key)));
    update();
    if (!target.done) (target.heirs = target.heirs || []).push(update);
  }

  function value(target, key) {
    const exports = target.module.exports;
    if (key === 'default' && !(isObject(exports) && exports.__esModule)) return exports;
    if (exports === undefined || exports === null) return undefined;
    try {
      return exports[key];
    } catch (error) {
      // A module in a circle may not have come so far that the name has a value.
      if (target.done) throw error;
      return undefined;
    }
  }

  // The module that `import()` means; the file has run then.
  qiao.imported = (from, specifier) => {
    const target = qiao.findFile(from, specifier);
    qiao.runFile(target);
    const request = { target, names: [], whole: true };
    if (isLinked(request)) return target.name;
    const name = 'qiao:import:' + target.name;
    return copies.has(name) ? name : copy(name, target, request);
  };
});
