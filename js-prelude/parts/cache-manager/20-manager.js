// The cache manager of a program: keeps the results of requests that its rules mean, and lets the program answer such
// requests itself while the network is weak. Whether it is weak is the host's to say.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native, cacheRules } = qiao;
  const { ArrayIsArray, ArrayPrototypeIncludes, CreateDataProperty, JSONParse, JSONStringify, Number } =
    qiao.primordials;
  const { ObjectPrototypeToString, Promise, SafeMap, String, append, then } = qiao.primordials;
  const { isObject, ruleOf, cacheOf, originOf } = cacheRules;

  /** Calls that the platform caches beside requests, under names of their own. */
  const APIS = ['login', 'checkSession', 'getSetting'];

  /** What is kept: a result as text. @typedef {Bare & { text: string, ruleId: string, createTime: number, maxAge: number }} Cached */
  /** A rule that means a request, and the id under which its result is kept. @typedef {Bare & { manager: CacheManager, rule: CacheRule, cacheId: string }} Hit */

  /** Applies a function to each item of a list. @param {ScriptValue} list @param {(item: ScriptValue) => ScriptValue} act */
  function each(list, act) {
    /** @type {ScriptValue[]} */
    const results = [];
    for (let at = 0; ArrayIsArray(list) && at < list.length; at++) append(results, act(list[at]));
    return results;
  }

  // What only this file calls of a manager.
  /** @type {(hit: Hit, result: ScriptValue) => void} */
  let keepResult;
  /** @type {(manager: CacheManager, api: string, options: ScriptValue, call: number) => true | Hit | undefined} */
  let intercepted;
  /** @type {(manager: CacheManager) => void} */
  let follow;

  class CacheManager {
    static {
      keepResult = (hit, result) => hit.manager.#keep(hit, result);
      intercepted = (manager, api, options, call) => manager.#intercept(api, options, call);
      follow = (manager) => manager.#follow();
    }
    #namespace;
    /** @type {SafeMap<string, CacheRule>} */
    #rules = new SafeMap();
    /** @type {SafeMap<string, Cached>} */
    #caches = new SafeMap();
    /** Lists by event. They are replaced and never changed. @type {SafeMap<string, ScriptFunction[]>} */
    #listeners = new SafeMap();
    /** @type {string[]} */
    #apis;
    #started = false;
    #wasWeak;
    /** Whether the request that is made goes to the network in any case. */
    #passes = false;

    /** @param {Namespace} namespace @param {ScriptValue} options */
    constructor(namespace, options) {
      const { origin = '', mode, maxAge, extra } = options;
      this.#namespace = namespace;
      this.#wasWeak = this.#host().weak;
      const usual = each(APIS, (name) => namespace.name + '.' + name);
      this.#apis = isObject(extra) && ArrayIsArray(extra.apiList) ? each(extra.apiList, String) : usual;
      CreateDataProperty(this, 'mode', mode === 'always' || mode === 'none' ? mode : 'weakNetwork');
      CreateDataProperty(this, 'origin', originOf(String(origin)));
      CreateDataProperty(this, 'maxAge', maxAge === undefined ? this.#host().usual : Number(maxAge));
    }

    /** What the host knows: the time, the limits, and whether the network is weak. */
    #host() {
      return native.cacheState(this.#namespace.index);
    }
    #isUsed() {
      const { mode } = /** @type {ScriptObject} */ (this);
      return mode === 'none' ? this.#started : mode === 'always' || this.#host().weak;
    }
    get state() {
      return this.#isUsed() ? 1 : 0;
    }
    start() {
      this.#started = true;
    }
    stop() {
      this.#started = false;
    }

    /** @param {ScriptValue} given */
    addRule(given) {
      const rule = ruleOf(given);
      this.#rules.set(rule.id, rule);
      return rule.id;
    }
    /** @param {ScriptValue} rules */
    addRules(rules) {
      return each(rules, (rule) => this.addRule(rule));
    }
    /** @param {ScriptValue} id */
    deleteRule(id) {
      this.#rules.delete(String(id));
      this.#forget((cached) => cached.ruleId === String(id));
    }
    /** @param {ScriptValue} ids */
    deleteRules(ids) {
      each(ids, (id) => this.deleteRule(id));
    }
    clearRules() {
      this.#rules.forEach((rule) => this.#forget((cached) => cached.ruleId === rule.id));
      this.#rules = new SafeMap();
    }
    /** @param {ScriptValue} id */
    deleteCache(id) {
      this.#caches.delete(String(id));
    }
    /** @param {ScriptValue} ids */
    deleteCaches(ids) {
      each(ids, (id) => this.deleteCache(id));
    }
    clearCaches() {
      this.#caches = new SafeMap();
    }
    /** @param {(cached: Cached) => boolean} isMeant */
    #forget(isMeant) {
      /** @type {SafeMap<string, Cached>} */
      const kept = new SafeMap();
      this.#caches.forEach((cached, id) => {
        if (!isMeant(cached)) kept.set(id, cached);
      });
      this.#caches = kept;
    }

    /** @param {ScriptValue} event */
    match(event) {
      const hit = isObject(event) ? this.#hitOf(event) : undefined;
      if (!hit) return undefined;
      const found = { ruleId: hit.rule.id, cacheId: hit.cacheId };
      const cached = this.#cachedAs(hit.cacheId);
      return cached
        ? { ...found, data: contentOf(cached), createTime: cached.createTime, maxAge: cached.maxAge }
        : found;
    }
    /** The first rule that means a request. @param {ScriptValue} request @returns {Hit | undefined} */
    #hitOf(request) {
      const { origin } = /** @type {ScriptObject} */ (this);
      /** @type {Hit | undefined} */
      let hit;
      this.#rules.forEach((rule) => {
        const cacheId = hit ? undefined : cacheOf(rule, request, origin);
        if (cacheId !== undefined) hit = { __proto__: null, manager: this, rule, cacheId };
      });
      return hit;
    }
    /** What is kept under an id, unless it is too old. @param {string} id */
    #cachedAs(id) {
      const cached = this.#caches.get(id);
      return cached && this.#host().now - cached.createTime <= cached.maxAge ? cached : undefined;
    }
    /** @param {Hit} hit @param {ScriptValue} result */
    #keep({ rule, cacheId }, result) {
      if (ObjectPrototypeToString(result.data) === '[object ArrayBuffer]') return;
      const { now, usual, longest } = this.#host();
      const wanted = Number(rule.maxAge === undefined ? /** @type {ScriptObject} */ (this).maxAge : rule.maxAge);
      const maxAge = wanted >= 0 ? (wanted < longest ? wanted : longest) : usual;
      const text = JSONStringify(result) || '{}';
      this.#caches.set(cacheId, { __proto__: null, text, ruleId: rule.id, createTime: now, maxAge });
    }

    /** @param {ScriptValue} name @param {ScriptValue} listener */
    on(name, listener) {
      if (typeof listener !== 'function') return;
      const all = this.#without(String(name), listener);
      append(all, listener);
      this.#listeners.set(String(name), all);
    }
    /** @param {ScriptValue} name @param {ScriptValue} listener */
    off(name, listener) {
      this.#listeners.set(String(name), this.#without(String(name), listener));
    }
    /** @param {string} name @param {ScriptValue} listener */
    #without(name, listener) {
      const all = this.#listeners.get(name) || [];
      /** @type {ScriptFunction[]} */
      const kept = [];
      for (let at = 0; at < all.length; at++) if (all[at] !== listener) append(kept, all[at]);
      return kept;
    }

    /** The condition of the network has changed. */
    #follow() {
      const { weak } = this.#host();
      if (weak === this.#wasWeak) return;
      this.#wasWeak = weak;
      const name = weak ? 'enterWeakNetwork' : 'exitWeakNetwork';
      each(this.#listeners.get(name), (listener) =>
        qiao.run(this.#namespace, 'CacheManager', name, listener, undefined),
      );
    }

    /**
     * A call begins. Gives `true` if the program or the cache ends it, or what its result is kept under.
     * @param {string} api @param {ScriptValue} options @param {number} call @returns {true | Hit | undefined}
     */
    #intercept(api, options, call) {
      if (this.#passes) return undefined;
      if (api !== 'request') return this.#interceptOther(api, call);
      const hit = isObject(options) ? this.#hitOf(options) : undefined;
      if (!hit || !this.#isUsed() || (this.#listeners.get('request') || []).length === 0) return hit;
      this.#ask(options, hit, call);
      return true;
    }
    /** @param {string} api @param {number} call @returns {true | Hit | undefined} */
    #interceptOther(api, call) {
      const cacheId = this.#namespace.name + '.' + api;
      if (!ArrayPrototypeIncludes(this.#apis, cacheId)) return undefined;
      const cached = this.#isUsed() ? this.#cachedAs(cacheId) : undefined;
      if (!cached) return { __proto__: null, manager: this, rule: ruleOf({ id: cacheId }), cacheId };
      native.answeredByProgram(this.#namespace.index, api, '');
      qiao.later(() => native.endCall(call, true, contentOf(cached)), 0);
      return true;
    }

    /** Lets the program answer a request: its first listener counts. @param {ScriptValue} options @param {Hit} hit @param {number} call */
    #ask(options, hit, call) {
      const { url, data, method = 'GET' } = options;
      const event = {
        url,
        data,
        method,
        request: (/** @type {ScriptValue} */ given) => this.#send(options, hit, given),
      };
      native.answeredByProgram(this.#namespace.index, 'request', method + ' ' + url);
      const answer = new Promise((resolve, reject) => {
        try {
          resolve(each(this.#listeners.get('request'), (listener) => listener(event))[0]);
        } catch (error) {
          reject(error);
        }
      });
      then(
        answer,
        (/** @type {ScriptValue} */ value) => native.endCall(call, true, value),
        (/** @type {ScriptValue} */ reason) => native.endCall(call, false, reason),
      );
    }
    /** Sends a request over the network all the same. @param {ScriptValue} options @param {Hit} hit @param {ScriptValue} given */
    #send(options, hit, given) {
      const keeps = isObject(given) && given.needUpdateCache === true;
      const request = /** @type {ScriptFunction} */ (native.find(this.#namespace.index, 'request'));
      return new Promise((resolve, fail) => {
        const success = (/** @type {ScriptValue} */ result) => {
          if (keeps) this.#keep(hit, result);
          resolve(result);
        };
        this.#passes = true;
        try {
          request({ ...options, success, fail, complete: undefined });
        } finally {
          this.#passes = false;
        }
      });
    }
  }

  /** What is kept, as script gets it. @param {Cached} cached */
  const contentOf = (cached) => CreateDataProperty(JSONParse(cached.text), 'fromCache', true);

  /** The only manager of each API object, by its number. @type {SafeMap<number, CacheManager>} */
  const managers = new SafeMap();

  /** A call that was let through has succeeded. @param {ScriptValue} result @param {ScriptValue} hit what it is kept under */
  function finish(result, hit) {
    try {
      if (hit) keepResult(hit, result);
    } catch {
      // It is too large for the program's memory, or has no text. The call has succeeded all the same.
    }
    return result;
  }

  qiao.makeCacheManager = (namespace) => (options) => {
    const existing = managers.get(namespace.index);
    if (existing) return existing;
    const made = new CacheManager(namespace, isObject(options) ? options : {});
    managers.set(namespace.index, made);
    qiao.finish.request = finish;
    for (let at = 0; at < APIS.length; at++) qiao.finish[APIS[at]] = finish;
    native.intercept();
    return made;
  };
  qiao.entries.intercept = (namespace, api, options, call) => {
    const manager = managers.get(namespace);
    return manager && intercepted(manager, api, options, call);
  };
  qiao.entries.networkChanged = (namespace) => {
    const manager = managers.get(namespace);
    if (manager) follow(manager);
  };
});
