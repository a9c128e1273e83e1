// What reads or moves what is drawn, where nothing is: queries find only elements that are objects to script, observers
// see nothing, animations are data. Members of pages and components, and functions of API objects.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, ObjectHasOwn, ObjectKeys, ReflectApply, String } = qiao.primordials;
  const { StringPrototypeLastIndexOf, StringPrototypeSlice, append } = qiao.primordials;
  const namespace = qiao.namespaces[0];
  const api = (/** @type {string} */ name) =>
    /** @type {ScriptFunction | undefined} */ (native.find(namespace.index, name));
  const isFunction = (/** @type {unknown} */ value) => typeof value === 'function';

  /** The window, which is there without anything in it. */
  function viewport() {
    const told = api('getWindowInfo') || api('getSystemInfoSync');
    const { windowWidth = 0, windowHeight = 0 } = typeof told === 'function' ? told() : {};
    const size = { width: windowWidth, height: windowHeight, right: windowWidth, bottom: windowHeight };
    return { id: '', dataset: {}, left: 0, top: 0, ...size, scrollLeft: 0, scrollTop: 0 };
  }

  /**
   * Which nodes of a query are meant: one, all or the viewport; of whose template, and by which selector.
   * @typedef {Bare & { kind: 'one' | 'all' | 'viewport', owner: Instance | undefined, selector: ScriptValue }} Choice
   */
  /** @typedef {{ readonly [name: string]: ScriptValue }} Fields */

  /** What is told of a node: the objects by which script reaches it. @param {Entry} entry @param {Fields} fields */
  function factsOf(entry, fields) {
    const { objects } = entry.node;
    if (!objects) return null;
    const facts = {};
    const wanted = ObjectKeys(fields);
    for (let at = 0; at < wanted.length; at++) {
      const name = wanted[at];
      if (!fields[name]) continue;
      if (ObjectHasOwn(objects, name))
        CreateDataProperty(facts, name, qiao.loadPart('canvas').makeNode(namespace, objects[name], undefined));
      if (name === 'size') {
        const { width = 0, height = 0 } = /** @type {ScriptObject} */ (facts).node || {};
        CreateDataProperty(facts, 'width', width);
        CreateDataProperty(facts, 'height', height);
      }
    }
    return ObjectKeys(facts).length > 0 ? facts : null;
  }

  /** @param {Choice} choice @param {Fields} fields @returns {ScriptValue} */
  function resultOf({ kind, owner, selector }, fields) {
    if (kind === 'viewport') return viewport();
    const entries = owner ? qiao.loadPart('elements').elements.nodesOf(owner, selector) : [];
    /** @type {ScriptValue[]} */
    const found = [];
    for (let at = 0; at < entries.length; at++) {
      const facts = factsOf(entries[at], fields);
      if (facts) append(found, facts);
    }
    return kind === 'all' ? found : found.length > 0 ? found[0] : null;
  }

  class NodesRef {
    #query;
    #choice;
    /** @param {SelectorQuery} query @param {Choice} choice */
    constructor(query, choice) {
      this.#query = query;
      this.#choice = choice;
    }
    /** @param {ScriptValue} callback @param {Fields} fields */
    #ask(callback, fields) {
      return asked(this.#query, this.#choice, fields, callback);
    }
    /** @param {ScriptValue} callback */
    boundingClientRect(callback) {
      return this.#ask(callback, {});
    }
    /** @param {ScriptValue} callback */
    scrollOffset(callback) {
      return this.#ask(callback, {});
    }
    /** @param {ScriptValue} fields @param {ScriptValue} callback */
    fields(fields, callback) {
      return this.#ask(callback, { ...fields });
    }
    /** @param {ScriptValue} callback */
    context(callback) {
      return this.#ask(callback, { context: true });
    }
    /** @param {ScriptValue} callback */
    node(callback) {
      return this.#ask(callback, { node: true });
    }
    /** @param {ScriptValue} callback */
    ref(callback) {
      return this.#ask(callback, {});
    }
  }

  /** Adds a question to a query. @type {(query: SelectorQuery, choice: Choice, fields: Fields, callback: ScriptValue) => SelectorQuery} */
  let asked;

  class SelectorQuery {
    /** @type {(Bare & { choice: Choice, fields: Fields, callback: ScriptValue })[]} */
    #questions = [];
    /** Whose template is asked; without one the page on top. @type {Instance | undefined} */
    #owner;
    static {
      asked = (query, choice, fields, callback) => {
        append(query.#questions, { __proto__: null, choice, fields, callback });
        return query;
      };
    }
    /** @param {Instance} [owner] */
    constructor(owner) {
      this.#owner = owner;
    }
    /** @param {Choice['kind']} kind @param {ScriptValue} selector */
    #choose(kind, selector) {
      const owner = this.#owner || (qiao.pages && qiao.pages.top());
      return new NodesRef(this, { __proto__: null, kind, owner, selector });
    }
    /** @param {ScriptValue} owner */
    in(owner) {
      if (qiao.instances && qiao.instances.innerOf(owner)) this.#owner = owner;
      return this;
    }
    /** @param {ScriptValue} selector */
    select(selector) {
      return this.#choose('one', selector);
    }
    /** @param {ScriptValue} selector */
    selectAll(selector) {
      return this.#choose('all', selector);
    }
    selectViewport() {
      return this.#choose('viewport', undefined);
    }
    /** @param {ScriptValue} callback */
    exec(callback) {
      const questions = this.#questions;
      this.#questions = [];
      qiao.later(() => {
        /** @type {ScriptValue[]} */
        const results = [];
        for (let at = 0; at < questions.length; at++) {
          const result = resultOf(questions[at].choice, questions[at].fields);
          append(results, result);
          if (isFunction(questions[at].callback)) tell('SelectorQuery', 'node', questions[at].callback, result);
        }
        if (isFunction(callback)) tell('SelectorQuery', 'exec', callback, results);
      }, 0);
      return this;
    }
  }

  /** @param {string} of @param {string} name @param {ScriptFunction} callback @param {ScriptValue} value */
  const tell = (of, name, callback, value) => qiao.run(namespace, of, name, callback, value);

  class IntersectionObserver {
    relativeTo() {
      return this;
    }
    relativeToViewport() {
      return this;
    }
    observe() {}
    disconnect() {}
  }

  class MediaQueryObserver {
    observe() {}
    disconnect() {}
  }

  const TRANSFORMS = [
    'matrix',
    'matrix3d',
    'rotate',
    'rotate3d',
    'rotateX',
    'rotateY',
    'rotateZ',
    'scale',
    'scale3d',
    'scaleX',
    'scaleY',
    'scaleZ',
    'skew',
    'skewX',
    'skewY',
    'translate',
    'translate3d',
    'translateX',
    'translateY',
    'translateZ',
  ];
  const LENGTHS = ['width', 'height', 'top', 'left', 'bottom', 'right'];

  /** How an animation runs, with what script leaves out. @param {ScriptValue} given @param {ScriptObject} usual */
  function optionOf(given, usual) {
    const options = { ...usual, ...given };
    const { transformOrigin, duration, timingFunction, delay } = options;
    return { transformOrigin, transition: { duration, timingFunction, delay } };
  }

  /** An animation: what script asks for, as the data that a view would be given. @param {ScriptValue} options */
  function createAnimation(options) {
    const usual = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0', ...options };
    /** @type {ScriptObject[]} */
    let animates = [];
    /** @type {ScriptObject[]} */
    let actions = [];
    /** @type {ScriptObject} */
    const animation = {
      step(/** @type {ScriptValue} */ given) {
        append(actions, { animates, option: optionOf(given, usual) });
        animates = [];
        return animation;
      },
      export() {
        const exported = { actions };
        actions = [];
        return exported;
      },
    };
    const add = (/** @type {string} */ name, /** @type {(...args: ScriptValue[]) => ScriptObject} */ describe) =>
      CreateDataProperty(animation, name, (/** @type {ScriptValue[]} */ ...args) => {
        append(animates, ReflectApply(describe, undefined, args));
        return animation;
      });
    const pixels = (/** @type {ScriptValue} */ value) => (typeof value === 'number' ? value + 'px' : value);
    for (let at = 0; at < TRANSFORMS.length; at++) add(TRANSFORMS[at], (...args) => ({ type: TRANSFORMS[at], args }));
    for (let at = 0; at < LENGTHS.length; at++) {
      add(LENGTHS[at], (value) => ({ type: 'style', args: [LENGTHS[at], pixels(value)] }));
    }
    add('opacity', (value) => ({ type: 'style', args: ['opacity', value] }));
    add('backgroundColor', (value) => ({ type: 'style', args: ['background-color', value] }));
    return animation;
  }

  /** Goes to pages by paths that begin where an instance's own file is. @param {string} from */
  function routerOf(from) {
    const folder = StringPrototypeSlice(from, 0, StringPrototypeLastIndexOf(from, '/') + 1);
    const router = {};
    const names = ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'];
    for (let at = 0; at < names.length; at++) {
      CreateDataProperty(router, names[at], (/** @type {ScriptValue} */ options) => {
        const given = { ...options };
        const isRelative = typeof given.url === 'string' && given.url[0] !== '/';
        if (isRelative) CreateDataProperty(given, 'url', '/' + folder + given.url);
        const go = api(names[at]);
        return go && go(given);
      });
    }
    return router;
  }

  /** Something that is done when its time has passed. @param {ScriptValue[]} args */
  function animate(...args) {
    const callback = args[args.length - 1];
    const duration = args.length > 2 && typeof args[2] === 'number' ? args[2] : 0;
    if (isFunction(callback)) qiao.later(callback, duration);
  }

  /** Calls the last argument, if it is a function, with nothing to tell. @param {ScriptValue[]} args */
  function end(...args) {
    const callback = args[args.length - 1];
    if (isFunction(callback)) qiao.later(callback, 0);
  }

  const pagePath = (/** @type {Instance} */ instance) =>
    qiao.instances.innerOf(qiao.instances.innerOf(instance).page || instance).name;

  /** @type {Dictionary<any>} */
  const members = {
    __proto__: null,
    createSelectorQuery: (/** @type {Instance} */ instance) => () => new SelectorQuery(instance),
    createIntersectionObserver: () => () => new IntersectionObserver(),
    createMediaQueryObserver: () => () => new MediaQueryObserver(),
    animate: () => animate,
    clearAnimation: () => end,
    applyAnimatedStyle: () => end,
    clearAnimatedStyle: () => end,
    getPassiveEvent: () => end,
    getAppBar: () => () => null,
    router: (/** @type {Instance} */ instance) => routerOf(instance.is),
    pageRouter: (/** @type {Instance} */ instance) => routerOf(pagePath(instance)),
    renderer: () => 'webview',
  };

  // What else there is concerns the drawing alone, and has no effect.
  qiao.memberOf = (instance, name) => {
    const member = ObjectHasOwn(members, name) ? members[name](instance) : () => undefined;
    return typeof member === 'function'
      ? qiao.named(name, (/** @type {ScriptValue[]} */ ...args) => ReflectApply(member, instance, args))
      : member;
  };

  /** Sends a message to the nearest component around that listens to it. */
  qiao.dispatch = (instance, name, value) => {
    const { innerOf, guard } = qiao.instances;
    for (let at = innerOf(instance).owner; at; at = innerOf(at).owner) {
      const listener = innerOf(at).definition.messages[String(name)];
      const around = at;
      if (!isFunction(listener)) continue;
      const message = { name: String(name), target: instance, value };
      guard('at "' + innerOf(at).name + '" message ' + name, () => ReflectApply(listener, around, [message]));
      return;
    }
  };

  /** The functions of API objects that are among these. */
  qiao.headless = {
    __proto__: null,
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: () => new IntersectionObserver(),
    createMediaQueryObserver: () => new MediaQueryObserver(),
    createAnimation,
  };
});
