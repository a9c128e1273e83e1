// `RegExp.$1` and its kin: what `RegExp` keeps of the last match. V8 and JavaScriptCore have them (proposal "Legacy RegExp
// features"), and much code for formatting dates reads them; the engine does not. Only programs that may read them run this.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ObjectDefineProperty, RegExp, RegExpPrototype, RegExpPrototypeExec, String } = qiao.primordials;
  const { StringPrototypeSlice, dictionary } = qiao.primordials;
  const GROUPS = 9;
  /** The groups of the last match. @type {Dictionary<string>} */
  const groups = dictionary();
  /** The rest of it. Its array is script's, which may change it, so its parts are copied. */
  const last = { __proto__: null, input: '', subject: '', matched: '', start: 0, paren: '' };

  const methods = {
    /** @this {RegExp} @param {string} text */
    exec(text) {
      const match = RegExpPrototypeExec(this, text);
      if (match !== null) remember(match);
      return match;
    },
  };

  /** @param {RegExpExecArray} match */
  function remember(match) {
    last.input = last.subject = match.input;
    last.matched = match[0];
    last.start = match.index;
    last.paren = match.length > 1 ? match[match.length - 1] || '' : '';
    for (let at = 1; at <= GROUPS; at++) groups[at] = (at < match.length && match[at]) || '';
  }

  const ignore = () => {};
  /** @param {string[]} names @param {() => string} get @param {(value: unknown) => void} set */
  function define(names, get, set) {
    for (let at = 0; at < names.length; at++) {
      ObjectDefineProperty(RegExp, names[at], { __proto__: null, get, set, configurable: true });
    }
  }

  for (let at = 1; at <= GROUPS; at++) {
    groups[at] = '';
    define(['$' + at], () => groups[at], ignore);
  }
  const end = () => last.start + last.matched.length;
  const setInput = (/** @type {unknown} */ value) => {
    last.input = String(value);
  };
  define(['input', '$_'], () => last.input, setInput);
  define(['lastMatch', '$&'], () => last.matched, ignore);
  define(['lastParen', '$+'], () => last.paren, ignore);
  define(['leftContext', '$`'], () => StringPrototypeSlice(last.subject, 0, last.start), ignore);
  define(['rightContext', "$'"], () => StringPrototypeSlice(last.subject, end()), ignore);
  const exec = { __proto__: null, value: methods.exec, writable: true, configurable: true };
  ObjectDefineProperty(RegExpPrototype, 'exec', exec);
});
