// Instances of pages and components: their data and its observers, their events, and the calls of
// their life-cycle functions. It must not know when those are called.
(function (qiao) {
  'use strict';
  const { copy, steps, put, get } = qiao.data;
  const native = qiao.native;
  /** What an instance has that its script does not see. */
  const inners = new WeakMap();
  const innerOf = (instance) => inners.get(instance);
  qiao.units = new Map();
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
    for (const run of inner.definition[kind][name] || []) {
      guard('at "' + inner.name + '" component ' + name + ' function', () => run.call(instance));
    }
  }

  /** Whether a change at `path` concerns what is observed at `field`. */
  function concerns(field, path) {
    const deep = field[field.length - 1] === '**';
    const own = deep ? field.slice(0, -1) : field;
    const shared = Math.min(own.length, path.length);
    for (let at = 0; at < shared; at++) if (own[at] !== path[at]) return false;
    return deep || path.length <= own.length;
  }

  function observe(instance, inner, changes) {
    for (const { fields, run } of inner.definition.observers) {
      if (!fields.some((field) => changes.some(({ path }) => concerns(field, path)))) continue;
      const own = fields.map((field) => (field[field.length - 1] === '**' ? field.slice(0, -1) : field));
      const values = own.map((field) => get(instance.data, field));
      guard('at "' + inner.name + '" observer function', () => run.apply(instance, values));
    }
    for (const { path, before } of changes) {
      const property = inner.definition.properties.get(path[0]);
      if (path.length > 1 || !property || !property.observer || before === instance.data[path[0]]) continue;
      const run = typeof property.observer === 'function' ? property.observer : instance[property.observer];
      const now = instance.data[path[0]];
      if (typeof run === 'function') {
        guard('at "' + inner.name + '" property observer function', () => run.call(instance, now, before, path));
      }
    }
  }

  function change(instance, changes) {
    const inner = innerOf(instance);
    const made = [];
    for (const key of Object.keys(changes)) {
      if (changes[key] === undefined) continue;
      const path = steps(key);
      made.push({ path, before: instance.data[path[0]] });
      put(instance.data, path, copy(changes[key]));
    }
    if (made.length === 0) return;
    observe(instance, inner, made);
    if (inner.placed && elementsOf(instance).length > 0) elements().sync(instance);
  }

  const builtIn = {
    setData(changes, done) {
      if (typeof changes === 'object' && changes !== null) change(this, changes);
      if (typeof done === 'function') qiao.later(() => done.call(this), 0);
    },
    groupSetData(run) {
      if (typeof run === 'function') run.call(this);
    },
    triggerEvent(type, detail) {
      const { element, owner } = innerOf(this);
      const handler = owner && element && element.events[type];
      if (!handler || typeof owner[handler] !== 'function') return;
      const target = { id: this.id, dataset: this.dataset };
      const event = { type, timeStamp: Math.round(native.now()), target, currentTarget: target, mark: {}, detail };
      guard('at "' + innerOf(owner).name + '" event ' + type + ' function', () => owner[handler](event));
    },
    selectComponent(selector) {
      return elements().select(this, selector)[0] || null;
    },
    selectAllComponents(selector) {
      return elements().select(this, selector);
    },
    selectOwnerComponent() {
      return innerOf(this).owner || null;
    },
    getRelationNodes: () => [],
    hasBehavior(token) {
      return innerOf(this).definition.tokens.includes(token);
    },
    getPageId() {
      return 'pageId:' + innerOf(innerOf(this).page || this).number;
    },
    getTabBar: () => null,
    getOpenerEventChannel() {
      const inner = innerOf(innerOf(this).page || this);
      inner.channel = inner.channel || qiao.loadPart('channels').newChannel();
      return inner.channel;
    },
  };

  let made = 0;
  /** A new instance: `inner` says its name, definition, element, owner and page. */
  function make(inner) {
    const definition = inner.definition;
    definition.prototype = definition.prototype || Object.assign(Object.create(builtIn), definition.methods);
    const instance = Object.create(definition.prototype);
    inners.set(instance, Object.assign(inner, { number: ++made, children: new Map(), placed: false }));
    Object.assign(instance, definition.fields);
    instance.is = inner.name;
    instance.data = qiao.definitions.initialData(definition);
    if (definition.properties.size > 0 || !inner.isPage) {
      Object.defineProperty(instance, 'properties', { get: () => instance.data, configurable: true });
    }
    return instance;
  }

  /** What the template of an instance places. */
  function elementsOf(instance) {
    const unit = qiao.units.get(innerOf(instance).name);
    return unit ? unit.elements : [];
  }

  /** Makes the components of an instance's template. */
  function place(instance) {
    if (elementsOf(instance).length > 0) elements().fill(instance);
    innerOf(instance).placed = true;
  }

  const childrenOf = (owner) => [...innerOf(owner).children.values()];

  /** Runs a function for an instance, its components and theirs: the outer ones first. */
  function outward(instance, run) {
    run(instance);
    for (const child of childrenOf(instance)) outward(child, run);
  }

  /** The same, the inner ones first. */
  function inward(instance, run) {
    for (const child of childrenOf(instance)) inward(child, run);
    run(instance);
  }

  qiao.instances = { make, place, innerOf, elementsOf, childrenOf, outward, inward, change, guard, cycle, live };
});
