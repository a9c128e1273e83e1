// The components in the template of a page or a component: creates and removes them, sets their properties, finds
// them by selector. Templates are not rendered: each tag stands for one component; conditions and properties are
// literals or paths into the owner's data.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayPrototypeIncludes, Boolean, CreateDataProperty, Number, ObjectKeys } = qiao.primordials;
  const { RegExpPrototypeExec, String, StringPrototypeSlice, StringPrototypeTrim, append, dictionary } =
    qiao.primordials;
  const { copy, get, matches, steps } = qiao.data;
  const { make, place, innerOf, elementsOf, outward, inward, change, live } = qiao.instances;
  /** @type {Dictionary<any>} */
  const LITERALS = { __proto__: null, true: true, false: false, null: null, undefined };
  const IN_PARENTHESES = /^\([^()]*\)$/;
  const NUMBER = /^-?\d+(\.\d+)?$/;
  const QUOTED = /^'([^']*)'$|^"([^"]*)"$/;
  const PATH = /^[\w$]+([.[][\w$\]]+)*$/;
  const IN_BRACES = /^\{\{([\s\S]*)\}\}$/;
  const WORD = /\S+/g;

  const fits = (/** @type {RegExp} */ pattern, /** @type {string} */ text) =>
    RegExpPrototypeExec(pattern, text) !== null;

  /**
   * Evaluates the text between braces with the owner's data.
   * @param {string} text @param {ScriptObject} data @returns {ScriptValue}
   */
  function evaluate(text, data) {
    const source = StringPrototypeTrim(text);
    if (source in LITERALS) return LITERALS[source];
    if (fits(IN_PARENTHESES, source)) return evaluate(StringPrototypeSlice(source, 1, -1), data);
    if (source[0] === '!') return !evaluate(StringPrototypeSlice(source, 1), data);
    if (fits(NUMBER, source)) return Number(source);
    const quoted = RegExpPrototypeExec(QUOTED, source);
    if (quoted) return quoted[1] === undefined ? quoted[2] : quoted[1];
    return fits(PATH, source) ? get(data, steps(source)) : undefined;
  }

  /**
   * The value of an attribute: plain text, or the value of its braces.
   * @param {string} written @param {ScriptObject} data
   */
  function valueOf(written, data) {
    const whole = RegExpPrototypeExec(IN_BRACES, written);
    return whole ? evaluate(whole[1], data) : written;
  }

  /**
   * The properties of a component whose values its element has changed.
   * @param {Instance} instance @param {UnitElement} element @param {ScriptObject} data
   */
  function changesOf(instance, element, data) {
    const { properties } = innerOf(instance).definition;
    /** @type {Dictionary<ScriptValue>} */
    const changes = dictionary();
    const names = ObjectKeys(element.properties);
    for (let at = 0; at < names.length; at++) {
      const name = names[at];
      const property = properties.get(name);
      const value = valueOf(element.properties[name], data);
      if (!property || value === undefined) continue;
      const typed = property.type === Boolean && value === '' ? true : value;
      if (instance.data[name] !== typed) changes[name] = copy(typed);
    }
    return changes;
  }

  /** @param {UnitElement} element @param {ScriptObject} data */
  function datasetOf(element, data) {
    const dataset = {};
    const names = ObjectKeys(element.dataset);
    for (let at = 0; at < names.length; at++) {
      CreateDataProperty(dataset, names[at], valueOf(element.dataset[names[at]], data));
    }
    return dataset;
  }

  /** @param {Instance} owner @param {UnitElement} element */
  function create(owner, element) {
    const definition = qiao.declared(element.component);
    if (!definition) return undefined;
    const page = innerOf(owner).page || owner;
    const instance = make(element.component, definition, { __proto__: null, element, owner, page });
    CreateDataProperty(instance, 'id', element.id);
    CreateDataProperty(instance, 'dataset', datasetOf(element, owner.data));
    place(instance);
    live(instance, 'lives', 'created');
    change(instance, changesOf(instance, element, owner.data));
    return instance;
  }

  /** Whether all conditions of an element are true. @param {UnitElement} element @param {ScriptObject} data */
  function isThere({ conditions }, data) {
    for (let at = 0; at < conditions.length; at++) if (!evaluate(conditions[at], data)) return false;
    return true;
  }

  /** Creates the components of a template, innermost first. @param {Instance} owner */
  function fill(owner) {
    const elements = elementsOf(owner);
    for (let at = 0; at < elements.length; at++) if (isThere(elements[at], owner.data)) adopt(owner, elements[at]);
  }

  /** Creates the component of an element, if one is declared. @param {Instance} owner @param {UnitElement} element */
  function adopt(owner, element) {
    const child = create(owner, element);
    if (child) innerOf(owner).children.set(element, child);
    return child;
  }

  /** @param {Instance} owner @param {UnitElement} element */
  function add(owner, element) {
    const child = adopt(owner, element);
    if (!child) return;
    outward(child, (one) => live(one, 'lives', 'attached'));
    outward(child, (one) => live(one, 'lives', 'ready'));
  }

  /** @param {Instance} owner @param {UnitElement} element @param {Instance} child */
  function remove(owner, element, child) {
    innerOf(owner).children.delete(element);
    inward(child, (one) => live(one, 'lives', 'detached'));
  }

  /** Updates components and their properties after the owner's data has changed. @param {Instance} owner */
  function sync(owner) {
    const elements = elementsOf(owner);
    for (let at = 0; at < elements.length; at++) {
      const element = elements[at];
      const child = innerOf(owner).children.get(element);
      const wanted = isThere(element, owner.data);
      if (wanted && !child) add(owner, element);
      else if (!wanted && child) remove(owner, element, child);
      else if (child) change(child, changesOf(child, element, owner.data));
    }
  }

  /** @param {UnitElement} element @param {string} selector */
  function isSelected(element, selector) {
    if (selector[0] === '#') return element.id === StringPrototypeSlice(selector, 1);
    if (selector[0] !== '.') return element.tag === selector;
    return ArrayPrototypeIncludes(matches(WORD, element.class), StringPrototypeSlice(selector, 1));
  }

  /**
   * The components in an owner's template that match a simple selector.
   * @param {Instance} owner @param {ScriptValue} selector
   */
  function select(owner, selector) {
    const wanted = StringPrototypeTrim(String(selector));
    /** @type {Instance[]} */
    const found = [];
    innerOf(owner).children.forEach((child, element) => {
      if (isSelected(element, wanted)) append(found, child);
    });
    return found;
  }

  qiao.elements = { __proto__: null, fill, sync, select };
});
