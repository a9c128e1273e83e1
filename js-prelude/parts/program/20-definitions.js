// What `Component()`, `Page()` and `Behavior()` declare, put together: a definition holds the
// properties, data, methods, observers and life-cycle functions of a component and its behaviors.
(function (qiao) {
  'use strict';
  const { copy, merge, steps } = qiao.data;
  const LIVES = ['created', 'attached', 'ready', 'moved', 'detached', 'error'];
  const PAGE_LIVES = ['show', 'hide', 'resize', 'routeDone'];
  const NULLS = new Map([
    [String, ''],
    [Number, 0],
    [Boolean, false],
    [Array, []],
  ]);
  const behaviors = new WeakMap();

  function Behavior(options) {
    const token = Object.freeze({ behavior: true });
    behaviors.set(token, options || {});
    return token;
  }

  const functions = (owner, names, into) => {
    for (const name of names) {
      if (typeof owner[name] === 'function') (into[name] = into[name] || []).push(owner[name]);
    }
  };

  function addProperties(definition, properties) {
    for (const name of Object.keys(properties || {})) {
      const given = properties[name];
      const described = typeof given === 'object' && given !== null ? given : { type: given };
      const fallback = NULLS.has(described.type) ? NULLS.get(described.type) : null;
      const value = described.value === undefined ? fallback : described.value;
      definition.properties.set(name, { type: described.type, value, observer: described.observer });
    }
  }

  function addObservers(definition, observers) {
    for (const key of Object.keys(observers || {})) {
      const fields = key.split(',').map((field) => steps(field.trim()));
      definition.observers.push({ fields, run: observers[key] });
    }
  }

  /** Adds one declaration, its behaviors before it. A behavior counts once. */
  function add(definition, options, seen) {
    for (const token of options.behaviors || []) {
      const behavior = behaviors.get(token);
      if (!behavior || seen.has(behavior)) continue;
      seen.add(behavior);
      definition.tokens.push(token);
      if (typeof behavior.definitionFilter === 'function') {
        const filters = (behavior.behaviors || []).map((inner) => (behaviors.get(inner) || {}).definitionFilter);
        behavior.definitionFilter(options, filters.filter((filter) => typeof filter === 'function'));
      }
      add(definition, behavior, seen);
    }
    addProperties(definition, options.properties);
    merge(definition.data, options.data);
    Object.assign(definition.methods, options.methods);
    addObservers(definition, options.observers);
    const lifetimes = options.lifetimes || {};
    functions(Object.assign({}, options, lifetimes), LIVES, definition.lives);
    functions(options.pageLifetimes || {}, PAGE_LIVES, definition.pageLives);
    return definition;
  }

  const empty = () => ({
    properties: new Map(),
    data: {},
    methods: {},
    fields: {},
    lives: {},
    pageLives: {},
    observers: [],
    tokens: [],
  });

  /** What `Component(options)` declares. */
  const ofComponent = (options) => add(empty(), options || {}, new Set());

  const NOT_FIELDS = ['data', 'behaviors', 'options'];
  /** What `Page(options)` declares: its functions are methods, the rest are fields. */
  function ofPage(options) {
    const given = options || {};
    const definition = add(empty(), { behaviors: given.behaviors }, new Set());
    merge(definition.data, given.data);
    for (const name of Object.keys(given)) {
      if (NOT_FIELDS.includes(name)) continue;
      if (typeof given[name] === 'function') definition.methods[name] = given[name];
      else definition.fields[name] = given[name];
    }
    return definition;
  }

  /** What `Block(options)` or `Creator(options)` declares: life-cycle functions beside the methods. */
  function ofBlock(options, kind) {
    const { methods, ...own } = options || {};
    const definition = ofPage(own);
    Object.assign(definition.methods, methods);
    definition.isBlock = true;
    definition.kind = kind;
    return definition;
  }

  /** The data of a new instance: what is declared, and the properties' values. */
  function initialData(definition) {
    const data = copy(definition.data);
    for (const [name, { value }] of definition.properties) data[name] = copy(value);
    return data;
  }

  qiao.definitions = { Behavior, ofBlock, ofComponent, ofPage, initialData };
});
