// The rules of a cache manager: which requests they mean, and under which id the result of one is kept. What is kept is
// not known here.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayIsArray, JSONStringify, ObjectPrototypeToString, RegExpPrototypeExec, SafeMap, String } =
    qiao.primordials;
  const { StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToUpperCase, append } =
    qiao.primordials;

  const isPattern = (/** @type {ScriptValue} */ value) => ObjectPrototypeToString(value) === '[object RegExp]';
  const isObject = (/** @type {ScriptValue} */ value) => typeof value === 'object' && value !== null;

  /** A text before and after a sign. @param {string} text @param {string} sign */
  function cut(text, sign) {
    const at = StringPrototypeIndexOf(text, sign);
    if (at < 0) return { before: text, after: undefined };
    return { before: StringPrototypeSlice(text, 0, at), after: StringPrototypeSlice(text, at + sign.length) };
  }

  /** @param {ScriptValue} pattern @param {string} text */
  function fits(pattern, text) {
    // One with the flag `g` begins where it ended.
    pattern.lastIndex = 0;
    return RegExpPrototypeExec(pattern, text) !== null;
  }

  /** A URL without its fragment. @param {string} url */
  function parsed(url) {
    const { before: address, after: query = '' } = cut(cut(url, '#').before, '?');
    const { before: scheme, after: rest = '' } = cut(address, '://');
    const slash = StringPrototypeIndexOf(rest, '/');
    const host = slash < 0 ? rest : StringPrototypeSlice(rest, 0, slash);
    const path = slash < 0 ? '/' : StringPrototypeSlice(rest, slash);
    return { origin: scheme + '://' + host, path, query, address };
  }

  /** The parameters of a query, the first of a name. @param {string} query */
  function parametersOf(query) {
    /** @type {SafeMap<string, string>} */
    const parameters = new SafeMap();
    const pairs = query === '' ? [] : StringPrototypeSplit(query, '&');
    for (let at = 0; at < pairs.length; at++) {
      const { before, after = '' } = cut(pairs[at], '=');
      if (!parameters.has(before)) parameters.set(before, after);
    }
    return parameters;
  }

  /** @param {string} pattern @param {string} path */
  function isPath(pattern, path) {
    const wanted = StringPrototypeSplit(pattern, '/');
    const given = StringPrototypeSplit(path, '/');
    if (wanted.length !== given.length) return false;
    for (let at = 0; at < wanted.length; at++) {
      if (wanted[at][0] === ':' ? given[at] === '' : wanted[at] !== given[at]) return false;
    }
    return true;
  }

  /** The declared part of a request's query, if the request has all of it. @param {string} declared @param {string} given */
  function queryOf(declared, given) {
    const parameters = parametersOf(given);
    let part = '';
    const pairs = declared === '' ? [] : StringPrototypeSplit(declared, '&');
    for (let at = 0; at < pairs.length; at++) {
      const { before: name, after: value } = cut(pairs[at], '=');
      const own = parameters.get(name);
      if (own === undefined || (value !== undefined && value !== own)) return undefined;
      part += (part === '' ? '?' : '&') + name + '=' + own;
    }
    return part;
  }

  /** The part of a URL that names its cache, if the pattern means it. @param {ScriptValue} pattern @param {string} url @param {string} origin */
  function urlOf(pattern, url, origin) {
    const given = parsed(url);
    if (isPattern(pattern)) {
      const source = String(pattern.source);
      const withOrigin = StringPrototypeIndexOf(source, 'http') === (source[0] === '^' ? 1 : 0);
      return (withOrigin || given.origin === origin) && fits(pattern, given.address) ? given.address : undefined;
    }
    const written = String(pattern);
    const wanted = parsed(written[0] === '/' ? origin + written : written);
    const isMeant = wanted.origin === given.origin && isPath(wanted.path, given.path);
    const query = isMeant ? queryOf(wanted.query, given.query) : undefined;
    return query === undefined ? undefined : given.address + query;
  }

  /** @param {ScriptValue} value @param {string} type @returns {boolean} */
  function isOf(value, type) {
    if (StringPrototypeSlice(type, -2) === '[]') {
      if (!ArrayIsArray(value)) return false;
      for (let at = 0; at < value.length; at++) {
        if (!isOf(value[at], StringPrototypeSlice(type, 0, -2))) return false;
      }
      return true;
    }
    if (type === 'any') return true;
    if (type === 'null') return value === null;
    return type === 'object' ? isObject(value) && !ArrayIsArray(value) : typeof value === type;
  }

  /** @param {ScriptValue} value @param {ScriptValue} schema @returns {boolean} */
  function isValue(value, schema) {
    if (!isObject(schema)) return false;
    const { type, value: wanted } = schema;
    if (typeof type === 'string' && !isOf(value, type)) return false;
    if (wanted === undefined) return true;
    if (typeof wanted === 'function') return !!wanted(value);
    if (isPattern(wanted)) return fits(wanted, String(value));
    return ArrayIsArray(wanted) ? isData(value, wanted) : String(wanted) === String(value);
  }

  /** Whether an object has all that a schema names. @param {ScriptValue} data @param {ScriptValue[]} schema @returns {boolean} */
  function isData(data, schema) {
    if (!isObject(data)) return false;
    for (let at = 0; at < schema.length; at++) {
      const { name, schema: one } = schema[at];
      const choices = ArrayIsArray(one) ? one : [one];
      let holds = false;
      for (let of = 0; of < choices.length && !holds; of++) holds = isValue(data[name], choices[of]);
      if (!holds) return false;
    }
    return true;
  }

  /** The values that a schema names, as text. @param {ScriptValue} data @param {ScriptValue[]} schema */
  function valuesOf(data, schema) {
    /** @type {ScriptValue[]} */
    const values = [];
    for (let at = 0; at < schema.length; at++) append(values, data[schema[at].name]);
    return ' ' + JSONStringify(values);
  }

  let made = 0;
  /** A rule as script writes it: a text, a pattern or an object. @param {ScriptValue} given @returns {CacheRule} */
  function ruleOf(given) {
    const rule = isObject(given) && !isPattern(given) ? given : { url: given };
    const { id = 'rule-' + ++made, maxAge, dataSchema } = rule;
    let { url, method = '' } = rule;
    const words = typeof url === 'string' ? cut(url, ' ') : { before: '', after: undefined };
    if (words.after !== undefined) {
      method = words.before;
      url = words.after;
    }
    const schema = ArrayIsArray(dataSchema) ? dataSchema : undefined;
    return { __proto__: null, id: String(id), method: StringPrototypeToUpperCase(String(method)), url, maxAge, schema };
  }

  /** The id of the cache for a request, if the rule means the request. @param {CacheRule} rule @param {ScriptValue} request @param {string} origin */
  function cacheOf({ method, url, schema }, request, origin) {
    const given = StringPrototypeToUpperCase(String(request.method || 'GET'));
    if (method !== '' && method !== given) return undefined;
    const part = urlOf(url, String(request.url), origin);
    if (part === undefined || (schema && !isData(request.data, schema))) return undefined;
    return given + ' ' + part + (schema ? valuesOf(request.data, schema) : '');
  }

  qiao.cacheRules = { __proto__: null, isObject, ruleOf, cacheOf, originOf: (url) => parsed(url).origin };
});
