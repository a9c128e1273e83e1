// Instances of pages and components: their data and its observers, their events, and the calls of
// their life-cycle functions. It must not know when those are called.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ArrayPrototypeIncludes, MathRound, ObjectDefineProperty, ObjectKeys } = qiao.primordials;
  const { ReflectApply, SafeMap, SafeWeakMap, append } = qiao.primordials;
  const { copy, steps, put, get } = qiao.data;
  /** What an instance has that its script does not see. */
  const inners = new SafeWeakMap();
  const innerOf = (instance) => inners.get(instance);
  /** What a project consists of, by name. */
  qiao.units = { __proto__: null };
  const elements = () => qiao.loadPart('elements').elements;

  /** Runs a function of script. What it throws is reported, and the program goes on. */
  function guard(place, run) {
    try {
      return run();
    } catch (error) {
      native.callbackError(error, qiao.namespaces[0].callbackError, place);
      qiao.appError(error);
      return undefined;
    }
  }

  /** Runs a life-cycle function of a page or the program, if there is one. */
  function cycle(target, owner, name, argument) {
    if (typeof target[name] !== 'function') return;
    guard('at ' + owner + ' lifeCycleMethod ' + name + ' function', () => target[name](argument));
  }

  function live(instance, kind, name) {
    const inner = innerOf(instance);
    const functions = inner.definition[kind][name];
    if (!functions) return;
    for (let at = 0; at < functions.length; at++) {
      guard('at "' + inner.name + '" component ' + name + ' function', () => ReflectApply(functions[at], instance, []));
    }
  }

  /** Whether a change at `changed` concerns what is observed at a field. */
  function concerns({ path, deep }, changed) {
    for (let at = 0; at < path.length && at < changed.length; at++) if (path[at] !== changed[at]) return false;
    return deep || changed.length <= path.length;
  }

  function concernsAny(fields, changes) {
    for (let field = 0; field < fields.length; field++) {
      for (let at = 0; at < changes.length; at++) if (concerns(fields[field], changes[at].path)) return true;
    }
    return false;
  }

  function runObserver(instance, inner, { fields, run }) {
    const values = [];
    for (let at = 0; at < fields.length; at++) append(values, get(instance.data, fields[at].path));
    guard('at "' + inner.name + '" observer function', () => ReflectApply(run, instance, values));
  }

  /** Runs the observer of a property, if the change gave it another value. */
  function runPropertyObserver(instance, inner, { path, before }) {
    const property = inner.definition.properties.get(path[0]);
    if (path.length > 1 || !property || !property.observer || before === instance.data[path[0]]) return;
    const run = typeof property.observer === 'function' ? property.observer : instance[property.observer];
    const now = instance.data[path[0]];
    if (typeof run !== 'function') return;
    guard('at "' + inner.name + '" property observer function', () => ReflectApply(run, instance, [now, before, path]));
  }

  function observe(instance, inner, changes) {
    const { observers } = inner.definition;
    for (let at = 0; at < observers.length; at++) {
      if (concernsAny(observers[at].fields, changes)) runObserver(instance, inner, observers[at]);
    }
    for (let at = 0; at < changes.length; at++) runPropertyObserver(instance, inner, changes[at]);
  }

  function change(instance, given) {
    const inner = innerOf(instance);
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

  /** What a page or a component is in itself, and what the page is that it is on. */
  const pageOf = (instance) => innerOf(innerOf(instance).page || instance);

  const builtIn = {
    setData(changes, done) {
      if (typeof changes === 'object' && changes !== null) change(this, changes);
      if (typeof done === 'function') qiao.later(() => ReflectApply(done, this, []), 0);
    },
    groupSetData(run) {
      if (typeof run === 'function') ReflectApply(run, this, []);
    },
    triggerEvent(type, detail) {
      const { element, owner } = innerOf(this);
      const handler = owner && element && element.events[type];
      if (!handler || typeof owner[handler] !== 'function') return;
      const target = { id: this.id, dataset: this.dataset };
      const event = { type, timeStamp: MathRound(native.now()), target, currentTarget: target, mark: {}, detail };
      guard('at "' + innerOf(owner).name + '" event ' + type + ' function', () => owner[handler](event));
    },
    selectComponent(selector) {
      const found = elements().select(this, selector);
      return found.length > 0 ? found[0] : null;
    },
    selectAllComponents(selector) {
      return elements().select(this, selector);
    },
    selectOwnerComponent() {
      return innerOf(this).owner || null;
    },
    getRelationNodes: () => [],
    hasBehavior(token) {
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
  /** A new instance of a definition: a page, or a component that an owner's template places as an element. */
  function make(name, definition, place) {
    definition.prototype = definition.prototype || { __proto__: builtIn, ...definition.methods };
    const data = qiao.definitions.initialData(definition);
    const instance = { __proto__: definition.prototype, ...definition.fields, is: name, data };
    const { element, owner, page } = place || { __proto__: null };
    inners.set(instance, {
      __proto__: null,
      name,
      definition,
      element,
      owner,
      page,
      number: ++last,
      children: new SafeMap(),
      placed: false,
      channel: undefined,
    });
    if (place || definition.hasProperties) {
      ObjectDefineProperty(instance, 'properties', { __proto__: null, get: () => instance.data, configurable: true });
    }
    return instance;
  }

  const NOTHING = [];
  /** What the template of an instance places. */
  function elementsOf(instance) {
    const unit = qiao.units[innerOf(instance).name];
    return unit ? unit.elements : NOTHING;
  }

  /** Makes the components of an instance's template. */
  function place(instance) {
    if (elementsOf(instance).length > 0) elements().fill(instance);
    innerOf(instance).placed = true;
  }

  /** The components of an instance's template, as a list of its own: life cycles may change them. */
  function childrenOf(owner) {
    const children = [];
    innerOf(owner).children.forEach((child) => append(children, child));
    return children;
  }

  /** Runs a function for an instance, its components and theirs: the outer ones first. */
  function outward(instance, run) {
    run(instance);
    const children = childrenOf(instance);
    for (let at = 0; at < children.length; at++) outward(children[at], run);
  }

  /** The same, the inner ones first. */
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
