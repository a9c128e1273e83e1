// What a template places now: its nodes with conditions, loops and named templates resolved against an owner's data.
// Nothing is made here. An entry stands for one node at one place; its key is the same as long as the place is.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, ArrayPrototypeJoin, Number, ObjectKeys, String, StringPrototypeSplit } = qiao.primordials;
  const { append, dictionary } = qiao.primordials;
  const { evaluate, valueOf, dataOf, scopeOf, scopeWith } = qiao.expressions;
  const { innerOf } = qiao.instances;
  const { native } = qiao;

  /** Named templates may use one another this deep. */
  const DEEPEST = 64;

  /** The exports of a template's scripts, which run once. @param {UnitTemplate} template */
  function scriptsOf(template) {
    if (template.exports) return template.exports;
    /** @type {Dictionary<ScriptValue>} */
    const exports = dictionary();
    template.exports = exports;
    const { scripts } = template;
    for (let at = 0; at < scripts.length; at++) {
      const { module, file, text, plain } = scripts[at];
      qiao.instances.guard('in ' + file, () => {
        const all = runScript(file, text, plain);
        // An ES module (Baidu's filters) gives the template its default export.
        exports[module] = all && all.__esModule && 'default' in all ? all.default : all;
      });
    }
    return exports;
  }

  // What scripts of templates have instead of constructors, on the first line so that lines stay what they are.
  const HEAD = 'var getRegExp = (...of) => new RegExp(...of), getDate = (...of) => new Date(...of);';
  const named = (/** @type {string} */ text) =>
    ArrayPrototypeJoin(StringPrototypeSplit(text, '.constructor'), '.constructor.name');

  /** @param {string} file @param {string} text @param {boolean} plain */
  function runScript(file, text, plain) {
    return qiao.runApart(file, HEAD + (plain ? text : named(text)), requireScript(file, plain));
  }

  /** `require` of a template's script, which finds others beside it. @param {string} file @param {boolean} plain @returns {Require} */
  const requireScript = (file, plain) => (wanted) => {
    const found = native.load(file, String(wanted));
    return runScript(found.name, found.text, plain);
  };

  /** @typedef {Bare & { template: UnitTemplate, entries: Entry[], depth: number }} Survey */

  /** Whether the part that a node has in a chain of conditions holds. @param {TemplateNode} node @param {Scope} scope @param {boolean} taken */
  function holds({ branch, condition = '' }, scope, taken) {
    if (branch === undefined) return true;
    if (branch !== 'if' && taken) return false;
    return branch === 'else' || !!evaluate(condition, scope);
  }

  /**
   * @param {Survey} survey @param {TemplateNode[]} nodes @param {Scope} scope @param {string} prefix
   * @param {Entry | undefined} parent
   */
  function walk(survey, nodes, scope, prefix, parent) {
    // Whether a branch of the chain that the next node may go on with has been taken.
    let taken = false;
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at];
      if (node.repeat) {
        repeat(survey, node, node.repeat, scope, prefix + node.number, parent);
        continue;
      }
      const isThere = holds(node, scope, taken);
      taken = node.branch !== undefined && (isThere || (node.branch !== 'if' && taken));
      if (isThere) place(survey, node, scope, prefix + node.number, parent);
    }
  }

  /**
   * @param {Survey} survey @param {TemplateNode} node @param {Repeat} loop @param {Scope} scope @param {string} key
   * @param {Entry | undefined} parent
   */
  function repeat(survey, node, loop, scope, key, parent) {
    const list = evaluate(loop.list, scope);
    const isObject = typeof list === 'object' && list !== null && !ArrayIsArray(list);
    const keys = isObject ? ObjectKeys(list) : undefined;
    const length = keys ? keys.length : typeof list === 'number' ? list : list ? Number(list.length) : 0;
    /** How often a key was met. @type {Dictionary<number>} */
    const met = dictionary();
    for (let at = 0; at < length; at++) {
      const index = keys ? keys[at] : at;
      const item = typeof list === 'number' ? at : list[index];
      const inner = scopeWith(scopeWith(scope, loop.index, index), loop.item, item);
      if (!holds(node, inner, false)) continue;
      let name = keyOf(loop, item, index);
      met[name] = (met[name] || 0) + 1;
      if (met[name] > 1) name += '#' + met[name];
      place(survey, node, inner, key + '[' + name + ']', parent);
    }
  }

  /** What tells an item from the others. @param {Repeat} loop @param {ScriptValue} item @param {string | number} index */
  function keyOf({ key }, item, index) {
    if (key === '') return String(index);
    const value = key === '*this' ? item : item === undefined || item === null ? undefined : item[key];
    return value === undefined || typeof value === 'object' ? String(index) : typeof value + String(value);
  }

  /**
   * @param {Survey} survey @param {TemplateNode} node @param {Scope} scope @param {string} key
   * @param {Entry | undefined} parent
   */
  function place(survey, node, scope, key, parent) {
    if (node.uses !== undefined) {
      const nodes = survey.template.named[String(valueOf(node.uses, scope))];
      if (!nodes || survey.depth === DEEPEST) return;
      survey.depth++;
      const inner = scopeOf(dataOf(node.data || '', scope) || {}, scope.scripts);
      walk(survey, nodes, inner, key + '>', parent);
      survey.depth--;
      return;
    }
    /** @type {Entry} */
    const entry = { __proto__: null, key, node, scope, parent, instance: undefined };
    append(survey.entries, entry);
    if (node.children.length > 0) walk(survey, node.children, scope, key + '/', entry);
  }

  /** What the template of an owner places now, in order. @param {Instance} owner */
  function survey(owner) {
    const { name } = innerOf(owner);
    const template = qiao.templateOf(name);
    /** @type {Survey} */
    const made = { __proto__: null, template, entries: [], depth: 0 };
    walk(made, template.nodes, scopeOf(owner.data, scriptsOf(template)), '', undefined);
    return made.entries;
  }

  qiao.nodes = { __proto__: null, survey };
});
