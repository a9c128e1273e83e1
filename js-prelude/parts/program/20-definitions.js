// Definitions, from `Component()`, `Page()` and `Behavior()`: the properties, data, methods, observers and life-cycle
// functions of a component and its behaviors.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { Array, ArrayIsArray, ArrayPrototypeIncludes, Boolean, CreateDataProperty, Number } = qiao.primordials;
  const { NumberIsFinite, Object, ObjectFreeze, StringPrototypeIndexOf } = qiao.primordials;
  const { ObjectKeys, SafeMap, SafeWeakMap, String, StringPrototypeSplit, StringPrototypeTrim, append, dictionary } =
    qiao.primordials;
  const { copy, merge, steps } = qiao.data;
  const LIVES = ['created', 'attached', 'ready', 'moved', 'detached', 'error'];
  // From a version on, one platform calls this before a component is attached.
  if (qiao.namespaces[0] && qiao.namespaces[0].initsPages) append(LIVES, 'onInit');
  const PAGE_LIVES = ['show', 'hide', 'resize', 'routeDone'];
  /**
   * The options of each behavior, by the token that `Behavior()` returned.
   * @type {SafeWeakMap<object, ScriptObject>}
   */
  const behaviors = new SafeWeakMap();

  /** @param {ScriptValue} options */
  function Behavior(options) {
    const token = ObjectFreeze({ behavior: true });
    behaviors.set(token, options || {});
    return token;
  }

  /**
   * Adds the functions of these names to the lists of life-cycle functions.
   * @param {ScriptObject} owner @param {string[]} names @param {Lives} lives
   */
  function addLives(owner, names, lives) {
    for (let at = 0; at < names.length; at++) {
      const name = names[at];
      if (typeof owner[name] !== 'function') continue;
      lives[name] = lives[name] || [];
      append(lives[name], owner[name]);
    }
  }

  /** The default value of a property. @param {unknown} type */
  function defaultOf(type) {
    if (type === String) return '';
    if (type === Number) return 0;
    if (type === Boolean) return false;
    return type === Array ? [] : null;
  }

  /** A property declared by its type only. @param {ScriptValue} type */
  const typed = (type) => ({ __proto__: null, type, value: undefined, observer: undefined, optionalTypes: undefined });

  /** @param {unknown} type @param {ScriptValue} value */
  function isOf(type, value) {
    if (type === String) return typeof value === 'string';
    if (type === Number) return NumberIsFinite(value);
    if (type === Boolean) return typeof value === 'boolean';
    if (type === Array) return ArrayIsArray(value);
    return typeof value === 'object' && !ArrayIsArray(value);
  }

  /**
   * A value as a property takes it: converted to the property's type, or the type's empty value (WX-APP-021).
   * @param {Property} property @param {ScriptValue} value
   */
  function asTyped({ type, optionalTypes }, value) {
    for (let at = 0; at < optionalTypes.length; at++) if (isOf(optionalTypes[at], value)) return value;
    if (type === String) return value === null || value === undefined ? '' : String(value);
    if (type === Number) {
      const number = Number(value);
      return NumberIsFinite(number) ? number : 0;
    }
    if (type === Boolean) return !!value;
    if (type === Array) return ArrayIsArray(value) ? value : [];
    if (type === Object) return typeof value === 'object' ? value : null;
    return value === undefined ? null : value;
  }

  /** @param {Definition} definition @param {ScriptObject | undefined} properties */
  function addProperties(definition, properties) {
    if (!properties) return;
    const names = ObjectKeys(properties);
    for (let at = 0; at < names.length; at++) {
      const given = properties[names[at]];
      const isDescribed = typeof given === 'object' && given !== null;
      const { type, value, observer, optionalTypes } = isDescribed ? given : typed(given);
      const first = value === undefined ? defaultOf(type) : value;
      definition.hasProperties = true;
      const others = ArrayIsArray(optionalTypes) ? optionalTypes : [];
      definition.properties.set(names[at], { __proto__: null, type, value: first, observer, optionalTypes: others });
    }
  }

  /** Parses an observed field: `a.**` is `a` with everything in it. @param {string} text @returns {Field} */
  function fieldOf(text) {
    const path = steps(StringPrototypeTrim(text));
    const deep = path[path.length - 1] === '**';
    if (deep) path.length -= 1;
    return { __proto__: null, path, deep };
  }

  /** @param {Definition} definition @param {ScriptObject | undefined} observers */
  function addObservers(definition, observers) {
    if (!observers) return;
    const keys = ObjectKeys(observers);
    for (let at = 0; at < keys.length; at++) {
      /** @type {Field[]} */
      const fields = [];
      const texts = StringPrototypeSplit(keys[at], ',');
      for (let of = 0; of < texts.length; of++) append(fields, fieldOf(texts[of]));
      append(definition.observers, { __proto__: null, fields, run: observers[keys[at]] });
    }
  }

  /**
   * Runs a behavior's `definitionFilter` on the declaration that uses it.
   * @param {ScriptObject} behavior @param {ScriptObject} options
   */
  function applyFilter(behavior, options) {
    if (typeof behavior.definitionFilter !== 'function') return;
    /** @type {ScriptFunction[]} */
    const filters = [];
    const inner = behavior.behaviors || [];
    for (let at = 0; at < inner.length; at++) {
      const used = behaviors.get(inner[at]);
      if (used && typeof used.definitionFilter === 'function') append(filters, used.definitionFilter);
    }
    behavior.definitionFilter(options, filters);
  }

  /** The end of the name of the built-in behavior by which a component says what others select in its place. */
  const EXPORTS = '://component-export';
  const exports = (/** @type {unknown} */ token) =>
    typeof token === 'string' && StringPrototypeIndexOf(token, EXPORTS) > 0;

  /**
   * Adds one declaration, after its behaviors. A behavior is added once.
   * @param {Definition} definition @param {ScriptObject} options @param {SafeMap<object, boolean>} seen
   */
  function add(definition, options, seen = new SafeMap()) {
    const tokens = options.behaviors || [];
    for (let at = 0; at < tokens.length; at++) {
      if (exports(tokens[at]) && typeof options.export === 'function') definition.exported = options.export;
      const behavior = behaviors.get(tokens[at]);
      if (!behavior || seen.has(behavior)) continue;
      seen.set(behavior, true);
      append(definition.tokens, tokens[at]);
      applyFilter(behavior, options);
      add(definition, behavior, seen);
    }
    addProperties(definition, options.properties);
    merge(definition.data, options.data);
    definition.methods = { ...definition.methods, ...options.methods };
    definition.messages = { ...definition.messages, ...options.messages };
    addObservers(definition, options.observers);
    addLives({ __proto__: null, ...options, ...options.lifetimes }, LIVES, definition.lives);
    addLives(options.pageLifetimes || {}, PAGE_LIVES, definition.pageLives);
    return definition;
  }

  /** @returns {Definition} */
  const empty = () => ({
    __proto__: null,
    properties: new SafeMap(),
    hasProperties: false,
    data: {},
    methods: {},
    fields: {},
    messages: {},
    lives: dictionary(),
    pageLives: dictionary(),
    observers: [],
    tokens: [],
    /** The prototype of instances; created with the first one. */
    prototype: undefined,
    kind: undefined,
    exported: undefined,
  });

  /** The definition from `Component(options)`. */
  const ofComponent = (/** @type {ScriptValue} */ options) => add(empty(), options || {});

  const NOT_FIELDS = ['data', 'behaviors', 'options'];
  /** The definition from `Page(options)`: functions are methods, the rest are fields. @param {ScriptValue} options */
  function ofPage(options) {
    const given = options || {};
    const definition = add(empty(), { behaviors: given.behaviors });
    merge(definition.data, given.data);
    const names = ObjectKeys(given);
    for (let at = 0; at < names.length; at++) {
      const name = names[at];
      if (ArrayPrototypeIncludes(NOT_FIELDS, name)) continue;
      const { methods, fields } = definition;
      CreateDataProperty(typeof given[name] === 'function' ? methods : fields, name, given[name]);
    }
    return definition;
  }

  /**
   * The definition from `Block(options)` or `Creator(options)`: life-cycle functions are beside the methods.
   * @param {ScriptValue} options @param {'block' | 'creator'} kind
   */
  function ofBlock(options, kind) {
    const { methods, ...own } = options || {};
    const definition = ofPage(own);
    definition.methods = { ...definition.methods, ...methods };
    definition.kind = kind;
    return definition;
  }

  /** The data of a new instance: declared data and the properties' values. @param {Definition} definition */
  function initialData(definition) {
    const data = copy(definition.data);
    definition.properties.forEach(({ value }, name) => CreateDataProperty(data, name, copy(value)));
    return data;
  }

  qiao.definitions = { __proto__: null, Behavior, ofBlock, ofComponent, ofPage, asTyped, initialData };
});
