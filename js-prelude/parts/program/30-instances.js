// Instances of pages and components: data, observers, events, and calls of life-cycle functions. It must not know
// when those are called.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ArrayPrototypeIncludes, MathRound, ObjectDefineProperty, ObjectKeys } = qiao.primordials;
  const { ReflectApply, SafeMap, SafeWeakMap, append, dictionary } = qiao.primordials;
  const { copy, steps, put, get } = qiao.data;
  /** The internal state of an instance. */
  /** @type {SafeWeakMap<Instance, Inner>} */
  const inners = new SafeWeakMap();
  const innerOf = (/** @type {Instance} */ instance) => /** @type {Inner} */ (inners.get(instance));
  /** The units of the project, by name. */
  qiao.units = dictionary();
  const elements = () => qiao.loadPart('elements').elements;

  /**
   * Runs a function of script. An exception is reported and does not propagate.
   * @param {string} place @param {() => ScriptValue} run
   */
  function guard(place, run) {
    try {
      return run();
    } catch (error) {
      native.callbackError(error, qiao.namespaces[0].callbackError, place);
      qiao.appError(error);
      return undefined;
    }
  }

  /**
   * Runs a life-cycle function of a page or the app, if it is defined.
   * @param {ScriptObject} target @param {string} owner @param {string} name @param {ScriptValue} [argument]
   */
  function cycle(target, owner, name, argument) {
    if (typeof target[name] !== 'function') return;
    guard('at ' + owner + ' lifeCycleMethod ' + name + ' function', () => target[name](argument));
  }

  /** Runs all life-cycle functions of this name. @type {ProgramPart['instances']['live']} */
  function live(instance, kind, name) {
    const inner = innerOf(instance);
    const functions = inner.definition[kind][name];
    if (!functions) return;
    for (let at = 0; at < functions.length; at++) {
      guard('at "' + inner.name + '" component ' + name + ' function', () => ReflectApply(functions[at], instance, []));
    }
  }

  /** Whether a change at path `changed` concerns an observed field. @param {Field} field @param {string[]} changed */
  function concerns({ path, deep }, changed) {
    for (let at = 0; at < path.length && at < changed.length; at++) if (path[at] !== changed[at]) return false;
    return deep || changed.length <= path.length;
  }

  /** @param {Field[]} fields @param {Change[]} changes */
  function concernsAny(fields, changes) {
    for (let field = 0; field < fields.length; field++) {
      for (let at = 0; at < changes.length; at++) if (concerns(fields[field], changes[at].path)) return true;
    }
    return false;
  }

  /** @param {Instance} instance @param {Inner} inner @param {Observer} observer */
  function runObserver(instance, inner, { fields, run }) {
    /** @type {unknown[]} */
    const values = [];
    for (let at = 0; at < fields.length; at++) append(values, get(instance.data, fields[at].path));
    guard('at "' + inner.name + '" observer function', () => ReflectApply(run, instance, values));
  }

  /**
   * Runs the observer of a property if its value has changed.
   * @param {Instance} instance @param {Inner} inner @param {Change} change
   */
  function runPropertyObserver(instance, inner, { path, before }) {
    const property = inner.definition.properties.get(path[0]);
    if (path.length > 1 || !property || !property.observer || before === instance.data[path[0]]) return;
    const run = typeof property.observer === 'function' ? property.observer : instance[property.observer];
    const now = instance.data[path[0]];
    if (typeof run !== 'function') return;
    guard('at "' + inner.name + '" property observer function', () => ReflectApply(run, instance, [now, before, path]));
  }

  /** @param {Instance} instance @param {Inner} inner @param {Change[]} changes */
  function observe(instance, inner, changes) {
    const { observers } = inner.definition;
    for (let at = 0; at < observers.length; at++) {
      if (concernsAny(observers[at].fields, changes)) runObserver(instance, inner, observers[at]);
    }
    for (let at = 0; at < changes.length; at++) runPropertyObserver(instance, inner, changes[at]);
  }

  /** Changes data by paths, then runs observers. @param {Instance} instance @param {ScriptObject} given */
  function change(instance, given) {
    const inner = innerOf(instance);
    /** @type {Change[]} */
    const changes = [];
    const keys = ObjectKeys(given);
    for (let at = 0; at < keys.length; at++) {
      const value = given[keys[at]];
      if (value === undefined) continue;
      const path = steps(keys[at]);
      append(changes, { __proto__: null, path, before: instance.data[path[0]] });
      put(instance.data, path, copy(value));
    }
    if (changes.length === 0) return;
    observe(instance, inner, changes);
    if (inner.placed && elementsOf(instance).length > 0) elements().sync(instance);
  }

  /** The internal state of the page that an instance is or belongs to. */
  const pageOf = (/** @type {Instance} */ instance) => innerOf(innerOf(instance).page || instance);

  /** Methods of all instances. @type {ScriptObject & ThisType<Instance>} */
  const builtIn = {
    setData(/** @type {ScriptValue} */ changes, /** @type {ScriptValue} */ done) {
      if (typeof changes === 'object' && changes !== null) change(this, changes);
      if (typeof done === 'function') qiao.later(() => ReflectApply(done, this, []), 0);
    },
    groupSetData(/** @type {ScriptValue} */ run) {
      if (typeof run === 'function') ReflectApply(run, this, []);
    },
    triggerEvent(/** @type {ScriptValue} */ type, /** @type {ScriptValue} */ detail) {
      const { element, owner } = innerOf(this);
      const handler = owner && element && element.events[type];
      if (!handler || typeof owner[handler] !== 'function') return;
      const target = { id: this.id, dataset: this.dataset };
      const event = { type, timeStamp: MathRound(native.now()), target, currentTarget: target, mark: {}, detail };
      guard('at "' + innerOf(owner).name + '" event ' + type + ' function', () => owner[handler](event));
    },
    selectComponent(/** @type {ScriptValue} */ selector) {
      const found = elements().select(this, selector);
      return found.length > 0 ? found[0] : null;
    },
    selectAllComponents(/** @type {ScriptValue} */ selector) {
      return elements().select(this, selector);
    },
    selectOwnerComponent() {
      return innerOf(this).owner || null;
    },
    getRelationNodes: () => [],
    hasBehavior(/** @type {ScriptValue} */ token) {
      return ArrayPrototypeIncludes(innerOf(this).definition.tokens, token);
    },
    getPageId() {
      return 'pageId:' + pageOf(this).number;
    },
    getTabBar: () => null,
    getOpenerEventChannel() {
      const inner = pageOf(this);
      inner.channel = inner.channel || qiao.loadPart('channels').newChannel();
      return inner.channel;
    },
  };

  let last = 0;
  /**
   * Creates an instance: a page, or a component in a template.
   * @param {string} name @param {Definition} definition @param {Placed} [placed] @returns {Instance}
   */
  function make(name, definition, placed) {
    definition.prototype = definition.prototype || { __proto__: builtIn, ...definition.methods };
    const data = qiao.definitions.initialData(definition);
    const instance = { __proto__: definition.prototype, ...definition.fields, is: name, data };
    inners.set(instance, {
      __proto__: null,
      name,
      definition,
      element: undefined,
      owner: undefined,
      page: undefined,
      ...placed,
      number: ++last,
      children: new SafeMap(),
      placed: false,
      channel: undefined,
    });
    if (placed || definition.hasProperties) {
      ObjectDefineProperty(instance, 'properties', { __proto__: null, get: () => instance.data, configurable: true });
    }
    return instance;
  }

  /** @type {UnitElement[]} */
  const NOTHING = [];
  /** The elements in the template of an instance. @param {Instance} instance */
  function elementsOf(instance) {
    const unit = qiao.units[innerOf(instance).name];
    return unit ? unit.elements : NOTHING;
  }

  /** Creates the components of an instance's template. @param {Instance} instance */
  function place(instance) {
    if (elementsOf(instance).length > 0) {
      const { fill } = elements();
      fill(instance);
    }
    innerOf(instance).placed = true;
  }

  /**
   * The components of an instance's template. A new list, because life-cycle functions may change them.
   * @param {Instance} owner
   */
  function childrenOf(owner) {
    /** @type {Instance[]} */
    const list = [];
    innerOf(owner).children.forEach((child) => append(list, child));
    return list;
  }

  /**
   * Runs a function for an instance and all components below it, outer ones first.
   * @param {Instance} instance @param {(instance: Instance) => void} run
   */
  function outward(instance, run) {
    run(instance);
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) outward(children[at], run);
  }

  /**
   * Runs a function for an instance and all components below it, inner ones first.
   * @param {Instance} instance @param {(instance: Instance) => void} run
   */
  function inward(instance, run) {
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) inward(children[at], run);
    run(instance);
  }

  qiao.instances = {
    __proto__: null,
    make,
    place,
    innerOf,
    elementsOf,
    childrenOf,
    outward,
    inward,
    change,
    guard,
    cycle,
    live,
  };
});
