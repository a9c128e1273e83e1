// Instances of pages and components: data, observers, events, and calls of life-cycle functions. It must not know
// when those are called.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ArrayPrototypeIncludes, CreateDataProperty, ObjectDefineProperty, ObjectKeys } = qiao.primordials;
  const { ObjectSetPrototypeOf, ReflectApply, ReflectGetOwnPropertyDescriptor, SafeWeakMap } = qiao.primordials;
  const { append, dictionary } = qiao.primordials;
  const { copy, steps, put, get } = qiao.data;
  /** The internal state of an instance. */
  /** @type {SafeWeakMap<Instance, Inner>} */
  const inners = new SafeWeakMap();
  const innerOf = (/** @type {Instance} */ instance) => /** @type {Inner} */ (inners.get(instance));
  /** The units of the project, by name. */
  qiao.units = dictionary();
  const elements = () => qiao.loadPart('elements').elements;
  /** Templates by unit, read when they are first needed. @type {Dictionary<UnitTemplate>} */
  const templates = dictionary();
  const EMPTY = { __proto__: null, nodes: [], named: dictionary(), scripts: [], exports: undefined };
  qiao.templateOf = (name) => {
    if (!templates[name]) templates[name] = (qiao.readTemplate && qiao.readTemplate(name)) || EMPTY;
    return templates[name];
  };

  /**
   * Runs a function of script. An exception is reported and does not propagate.
   * @param {string} place @param {() => ScriptValue} run
   */
  function guard(place, run) {
    try {
      return run();
    } catch (error) {
      native.callbackError(error, qiao.namespaces[0].callbackError, place);
      qiao.entries.appError(error);
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
   * Runs the observer of a property if its value has changed; one set to the object that it is has not.
   * @param {Instance} instance @param {Inner} inner @param {Change} change
   */
  function runPropertyObserver(instance, inner, { path, before, given }) {
    const property = inner.definition.properties.get(path[0]);
    const now = instance.data[path[0]];
    if (path.length > 1 || !property || !property.observer || before === now || before === given) return;
    const run = typeof property.observer === 'function' ? property.observer : instance[property.observer];
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
      if (given[keys[at]] === undefined) continue;
      const path = steps(keys[at]);
      const property = path.length === 1 && inner.definition.properties.get(path[0]);
      const value = property ? qiao.definitions.asTyped(property, given[keys[at]]) : given[keys[at]];
      append(changes, { __proto__: null, path, before: instance.data[path[0]], given: value });
      put(instance.data, path, copy(value));
    }
    if (changes.length === 0) return;
    observe(instance, inner, changes);
    if (inner.places) elements().sync(instance);
  }

  /** The internal state of the page that an instance is or belongs to. */
  /** What others get where they select a component. @param {Instance} instance */
  function exportOf(instance) {
    const { exported } = innerOf(instance).definition;
    return exported ? ReflectApply(exported, instance, []) : instance;
  }
  const pageOf = (/** @type {Instance} */ instance) => innerOf(innerOf(instance).page || instance);

  /** What instances have on some platform. @type {ScriptObject & ThisType<Instance>} */
  const members = {
    setData(/** @type {ScriptValue} */ changes, /** @type {ScriptValue} */ done) {
      if (typeof changes === 'object' && changes !== null) change(this, changes);
      if (typeof done === 'function') qiao.later(() => ReflectApply(done, this, []), 0);
    },
    groupSetData(/** @type {ScriptValue} */ run) {
      if (typeof run === 'function') ReflectApply(run, this, []);
    },
    triggerEvent(
      /** @type {ScriptValue} */ type,
      /** @type {ScriptValue} */ detail,
      /** @type {ScriptValue} */ options,
    ) {
      if (innerOf(this).entry) qiao.loadPart('elements').events.trigger(this, type, detail, options);
    },
    selectComponent(/** @type {ScriptValue} */ selector) {
      const found = elements().select(this, selector);
      return found.length > 0 ? exportOf(found[0]) : null;
    },
    selectAllComponents(/** @type {ScriptValue} */ selector) {
      return elements().select(this, selector);
    },
    selectOwnerComponent() {
      const { owner } = innerOf(this);
      return owner ? exportOf(owner) : null;
    },
    getRelationNodes: () => [],
    hasBehavior(/** @type {ScriptValue} */ token) {
      return ArrayPrototypeIncludes(innerOf(this).definition.tokens, token);
    },
    getPageId() {
      return 'pageId:' + pageOf(this).number;
    },
    getTabBar() {
      return pageOf(this).tabBar || null;
    },
    getOpenerEventChannel() {
      const inner = pageOf(this);
      inner.channel = inner.channel || qiao.loadPart('channels').newChannel();
      return inner.channel;
    },
    dispatch(/** @type {ScriptValue} */ name, /** @type {ScriptValue} */ value) {
      qiao.loadPart('headless').dispatch(this, name, value);
    },
    get pageinstance() {
      return innerOf(this).page || this;
    },
    get methods() {
      return innerOf(this).definition.methods;
    },
  };

  /** What instances carry themselves on some platform: run times look for it with `hasOwnProperty`. */
  const MARKS = ['__nodeId__', '__webviewId__', '__route__'];
  /** The marks of the program's platform. @type {string[]} */
  const ownMarks = [];

  /** What instances have on the platform of the program. */
  const builtIn = made(native.members);

  /** @param {Instance} instance */
  function mark(instance) {
    const { name, number } = pageOf(instance);
    const inner = innerOf(instance);
    /** @type {Dictionary<ScriptValue>} */
    const values = {
      __proto__: null,
      __nodeId__: inner.entry ? inner.number : 0,
      __webviewId__: number,
      __route__: name,
    };
    for (let at = 0; at < ownMarks.length; at++) {
      const value = values[ownMarks[at]];
      ObjectDefineProperty(instance, ownMarks[at], { __proto__: null, value, writable: true, configurable: true });
    }
  }

  /** The members of these names; those that need nothing of an instance are in a part of their own. @param {string[]} names */
  function made(names) {
    const object = {};
    for (let at = 0; at < names.length; at++) {
      const name = names[at];
      const own = ReflectGetOwnPropertyDescriptor(members, name);
      if (ArrayPrototypeIncludes(MARKS, name)) append(ownMarks, name);
      else if (own) ObjectDefineProperty(object, name, ObjectSetPrototypeOf(own, null));
      else defineHeadless(object, name);
    }
    return object;
  }

  /** Adds a member that is made when script first reads it. @param {ScriptObject} object @param {string} name */
  function defineHeadless(object, name) {
    ObjectDefineProperty(object, name, {
      __proto__: null,
      /** @this {Instance} */
      get() {
        return qiao.loadPart('headless').memberOf(this, name);
      },
      /** @this {Instance} */
      set(value) {
        CreateDataProperty(this, name, value);
      },
      enumerable: true,
      configurable: true,
    });
  }

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
      entry: undefined,
      owner: undefined,
      page: undefined,
      ...placed,
      number: ++last,
      entries: [],
      state: 'created',
      places: false,
      changed: false,
      following: false,
      passed: dictionary(),
      channel: undefined,
      tabBar: undefined,
    });
    if (ownMarks.length > 0) mark(instance);
    if (placed || definition.hasProperties) {
      ObjectDefineProperty(instance, 'properties', { __proto__: null, get: () => instance.data, configurable: true });
    }
    return instance;
  }

  /** Makes the components of an instance's template. @param {Instance} instance */
  function place(instance) {
    const unit = qiao.units[innerOf(instance).name];
    innerOf(instance).places = unit !== undefined && qiao.templateOf(unit.name).nodes.length > 0;
    if (innerOf(instance).places) elements().sync(instance);
  }

  /**
   * The components of an instance's template. A new list, because life-cycle functions may change them.
   * @param {Instance} owner
   */
  function childrenOf(owner) {
    const { entries } = innerOf(owner);
    /** @type {Instance[]} */
    const list = [];
    for (let at = 0; at < entries.length; at++) {
      const { instance } = entries[at];
      if (instance) append(list, instance);
    }
    return list;
  }

  /** An instance joins its page, and its components after it. Each does so once. @param {Instance} instance */
  function attach(instance) {
    const inner = innerOf(instance);
    if (inner.state !== 'created') return;
    inner.state = 'attached';
    live(instance, 'lives', 'onInit');
    live(instance, 'lives', 'attached');
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) attach(children[at]);
  }

  /** The page of an instance has been drawn: its components hear of it first. @param {Instance} instance */
  function ready(instance) {
    const inner = innerOf(instance);
    if (inner.state !== 'attached') return;
    inner.state = 'ready';
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) ready(children[at]);
    live(instance, 'lives', 'ready');
  }

  /** The same for an instance that joins a page later: it hears of it before its components. @param {Instance} instance */
  function readyLater(instance) {
    const inner = innerOf(instance);
    if (inner.state !== 'attached') return;
    inner.state = 'ready';
    live(instance, 'lives', 'ready');
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) readyLater(children[at]);
  }

  /** An instance leaves its page, its components before it. @param {Instance} instance */
  function detach(instance) {
    const inner = innerOf(instance);
    const wasAttached = inner.state === 'attached' || inner.state === 'ready';
    inner.state = 'detached';
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) detach(children[at]);
    if (wasAttached) live(instance, 'lives', 'detached');
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

  qiao.instances = {
    __proto__: null,
    make,
    place,
    attach,
    ready,
    readyLater,
    detach,
    innerOf,
    childrenOf,
    outward,
    change,
    guard,
    cycle,
    live,
  };
});
