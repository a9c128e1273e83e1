// Expressions of templates: parsed once, and evaluated against the data of an owner, the items of loops and the exports
// of the template's scripts. What is malformed, and what does not exist, is undefined.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { CreateDataProperty, Number, ObjectHasOwn, ObjectKeys, ReflectApply, RegExpPrototypeExec } = qiao.primordials;
  const { SafeMap, String, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeTrim } = qiao.primordials;
  const { append, dictionary } = qiao.primordials;

  /** @typedef {(scope: Scope) => ScriptValue} Evaluator */
  /** Text that is read, and the token at its front. @typedef {Bare & { text: string, at: number, token: string, kind: string }} Reader */

  const TOKEN =
    /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*)|('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|(\.\.\.|===|!==|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%!<>?:,.()[\]{}=]))/y;
  const KINDS = ['', 'number', 'name', 'text', 'sign'];
  const ESCAPE = /\\([\s\S])|[^\\]+/g;
  /** @type {Dictionary<any>} */
  const ESCAPES = { __proto__: null, n: '\n', t: '\t', r: '\r' };

  /** Thrown for what cannot be parsed; nothing of it reaches script. */
  const MALFORMED = { __proto__: null };

  /** Reads the next token. @param {Reader} reader */
  function advance(reader) {
    TOKEN.lastIndex = reader.at;
    const match = RegExpPrototypeExec(TOKEN, reader.text);
    reader.kind = '';
    reader.token = '';
    if (!match) return;
    reader.at += match[0].length;
    for (let kind = 1; kind < KINDS.length; kind++) {
      if (match[kind] === undefined) continue;
      reader.kind = KINDS[kind];
      reader.token = match[kind];
    }
  }

  const isSign = (/** @type {Reader} */ reader, /** @type {string} */ sign) =>
    reader.kind === 'sign' && reader.token === sign;

  /** Goes past a sign, if it is there. @param {Reader} reader @param {string} sign */
  function passed(reader, sign) {
    if (!isSign(reader, sign)) return false;
    advance(reader);
    return true;
  }

  /** @param {Reader} reader @param {string} sign */
  function expect(reader, sign) {
    if (!passed(reader, sign)) throw MALFORMED;
  }

  /** The text that a literal stands for. @param {string} literal */
  function unescaped(literal) {
    const inner = StringPrototypeSlice(literal, 1, -1);
    if (StringPrototypeIndexOf(inner, '\\') < 0) return inner;
    let text = '';
    let match;
    ESCAPE.lastIndex = 0;
    while ((match = RegExpPrototypeExec(ESCAPE, inner)) !== null) {
      if (match[1] === undefined) text += match[0];
      else text += match[1] in ESCAPES ? ESCAPES[match[1]] : match[1];
    }
    return text;
  }

  /** @type {Dictionary<any>} */
  const LITERALS = { __proto__: null, true: true, false: false, null: null, undefined };

  /** What a name means: an item of a loop, a script of the template, or a field of the data. @param {Scope} scope @param {string} name */
  function lookUp(scope, name) {
    for (let at = scope; ; at = at.outer) {
      if (!at.outer) {
        if (at.scripts && name in at.scripts) return at.scripts[name];
        return ObjectHasOwn(at.data, name) ? at.data[name] : undefined;
      }
      if (at.name === name) return at.value;
    }
  }

  const member = (/** @type {ScriptValue} */ of, /** @type {ScriptValue} */ key) =>
    of === undefined || of === null ? undefined : of[key];

  /** @typedef {'==' | '!=' | '===' | '!==' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%'} Operator */
  /** Operators with two sides, by how tightly they bind. */
  /** @type {{ __proto__: null } & Record<Operator, [number, (a: any, b: any) => any]>} */
  const OPERATORS = {
    __proto__: null,
    '==': [4, (a, b) => a == b],
    '!=': [4, (a, b) => a != b],
    '===': [4, (a, b) => a === b],
    '!==': [4, (a, b) => a !== b],
    '<': [5, (a, b) => a < b],
    '>': [5, (a, b) => a > b],
    '<=': [5, (a, b) => a <= b],
    '>=': [5, (a, b) => a >= b],
    '+': [6, (a, b) => a + b],
    '-': [6, (a, b) => a - b],
    '*': [7, (a, b) => a * b],
    '/': [7, (a, b) => a / b],
    '%': [7, (a, b) => a % b],
  };
  const LOGIC = { __proto__: null, '??': 1, '||': 2, '&&': 3 };

  /** @param {Reader} reader @returns {Evaluator} */
  function primary(reader) {
    const { kind, token } = reader;
    advance(reader);
    if (kind === 'number') {
      const number = Number(token);
      return () => number;
    }
    if (kind === 'text') {
      const text = unescaped(token);
      return () => text;
    }
    if (kind === 'name') {
      if (token in LITERALS) return () => LITERALS[token];
      return (scope) => lookUp(scope, token);
    }
    if (kind !== 'sign') throw MALFORMED;
    if (token === '(') {
      const inner = expression(reader);
      expect(reader, ')');
      return inner;
    }
    if (token === '[') return list(reader, ']');
    if (token === '{') {
      const fields = objectBody(reader);
      expect(reader, '}');
      return fields;
    }
    throw MALFORMED;
  }

  /** The items up to a sign, as a list. @param {Reader} reader @param {string} end @returns {Evaluator} */
  function list(reader, end) {
    /** @type {Evaluator[]} */
    const items = [];
    while (!passed(reader, end)) {
      append(items, expression(reader));
      if (!passed(reader, ',') && !isSign(reader, end)) throw MALFORMED;
    }
    return (scope) => {
      /** @type {ScriptValue[]} */
      const values = [];
      for (let at = 0; at < items.length; at++) append(values, items[at](scope));
      return values;
    };
  }

  /** The fields of an object up to its end. @param {Reader} reader @returns {Evaluator} */
  function objectBody(reader) {
    /** @type {(Bare & { name: string | undefined, value: Evaluator })[]} */
    const fields = [];
    while (reader.kind !== '' && !isSign(reader, '}')) {
      if (passed(reader, '...')) {
        append(fields, { __proto__: null, name: undefined, value: expression(reader) });
      } else {
        const name = reader.kind === 'text' ? unescaped(reader.token) : reader.token;
        const isName = reader.kind === 'name';
        if (reader.kind === 'sign') throw MALFORMED;
        advance(reader);
        if (passed(reader, ':')) append(fields, { __proto__: null, name, value: expression(reader) });
        else if (isName) append(fields, { __proto__: null, name, value: (scope) => lookUp(scope, name) });
        else throw MALFORMED;
      }
      if (!passed(reader, ',')) break;
    }
    return (scope) => {
      const object = {};
      for (let at = 0; at < fields.length; at++) {
        const { name, value } = fields[at];
        const found = value(scope);
        if (name !== undefined) CreateDataProperty(object, name, found);
        else if (typeof found === 'object' && found !== null) spread(object, found);
      }
      return object;
    };
  }

  /** @param {ScriptObject} to @param {ScriptObject} from */
  function spread(to, from) {
    const keys = ObjectKeys(from);
    for (let at = 0; at < keys.length; at++) CreateDataProperty(to, keys[at], from[keys[at]]);
  }

  /** @param {Reader} reader @returns {Evaluator} */
  function postfix(reader) {
    let value = primary(reader);
    /** What a method is called on. @type {Evaluator | undefined} */
    let owner;
    for (;;) {
      const of = value;
      if (passed(reader, '.')) {
        const key = reader.token;
        if (reader.kind !== 'name') throw MALFORMED;
        advance(reader);
        owner = of;
        value = (scope) => member(of(scope), key);
      } else if (passed(reader, '[')) {
        const key = expression(reader);
        expect(reader, ']');
        owner = of;
        value = (scope) => member(of(scope), key(scope));
      } else if (passed(reader, '(')) {
        const args = list(reader, ')');
        const on = owner;
        owner = undefined;
        value = (scope) => {
          const run = of(scope);
          return typeof run === 'function' ? ReflectApply(run, on && on(scope), args(scope)) : undefined;
        };
      } else {
        return value;
      }
    }
  }

  /** @param {Reader} reader @returns {Evaluator} */
  function unary(reader) {
    if (passed(reader, '!')) {
      const value = unary(reader);
      return (scope) => !value(scope);
    }
    if (passed(reader, '-')) {
      const value = unary(reader);
      return (scope) => -value(scope);
    }
    if (passed(reader, '+')) {
      const value = unary(reader);
      return (scope) => +value(scope);
    }
    if (reader.kind === 'name' && reader.token === 'typeof') {
      advance(reader);
      const value = unary(reader);
      return (scope) => typeof value(scope);
    }
    return postfix(reader);
  }

  /** @param {string} sign @param {Evaluator} a @param {Evaluator} b @returns {Evaluator} */
  function logic(sign, a, b) {
    if (sign === '&&') return (scope) => a(scope) && b(scope);
    if (sign === '||') return (scope) => a(scope) || b(scope);
    return (scope) => a(scope) ?? b(scope);
  }

  /** @param {Reader} reader @param {number} least @returns {Evaluator} */
  function binary(reader, least) {
    let left = unary(reader);
    while (reader.kind === 'sign') {
      const sign = reader.token;
      const operator = OPERATORS[/** @type {Operator} */ (sign)];
      const binds = operator ? operator[0] : LOGIC[/** @type {'&&'} */ (sign)];
      if (binds === undefined || binds < least) break;
      advance(reader);
      const a = left;
      const b = binary(reader, binds + 1);
      if (operator) {
        const act = operator[1];
        left = (scope) => act(a(scope), b(scope));
      } else {
        left = logic(sign, a, b);
      }
    }
    return left;
  }

  /** @param {Reader} reader @returns {Evaluator} */
  function expression(reader) {
    const condition = binary(reader, 1);
    if (!passed(reader, '?')) return condition;
    const yes = expression(reader);
    expect(reader, ':');
    const no = expression(reader);
    return (scope) => (condition(scope) ? yes(scope) : no(scope));
  }

  /** A reader whose first token is read. @param {string} text @param {number} at @returns {Reader} */
  function readerAt(text, at) {
    const reader = { __proto__: null, text, at, token: '', kind: '' };
    advance(reader);
    return reader;
  }

  const nothing = () => undefined;

  /** @param {() => Evaluator} parse @returns {Evaluator} */
  function parsed(parse) {
    try {
      return parse();
    } catch (error) {
      if (error !== MALFORMED) throw error;
      return nothing;
    }
  }

  /** @param {string} text @returns {Evaluator} */
  const parseWhole = (text) =>
    parsed(() => {
      const reader = readerAt(text, 0);
      const value = expression(reader);
      if (reader.kind !== '' || StringPrototypeTrim(StringPrototypeSlice(text, reader.at)) !== '') throw MALFORMED;
      return value;
    });

  /** What stands between braces from a place on, and where it ends. @param {string} text @param {number} from @param {(reader: Reader) => Evaluator} parse */
  function inBraces(text, from, parse) {
    const reader = readerAt(text, from);
    const value = parse(reader);
    expect(reader, '}');
    // The second one may be the last character of the text, so no token is read after it.
    if (!isSign(reader, '}')) throw MALFORMED;
    return { __proto__: null, value, end: reader.at };
  }

  /** The value of an attribute: text with values in it, or the value alone. @param {string} text @returns {Evaluator} */
  function parseAttribute(text) {
    /** @type {Evaluator[]} */
    const pieces = [];
    let at = 0;
    for (let open = StringPrototypeIndexOf(text, '{{'); open >= 0; open = StringPrototypeIndexOf(text, '{{', at)) {
      const before = StringPrototypeSlice(text, at, open);
      if (before !== '') append(pieces, () => before);
      const { value, end } = inBraces(text, open + 2, expression);
      append(pieces, value);
      at = end;
    }
    const rest = StringPrototypeSlice(text, at);
    if (pieces.length === 1 && rest === '') return pieces[0];
    if (rest !== '' || pieces.length === 0) append(pieces, () => rest);
    return (scope) => {
      let whole = '';
      for (let piece = 0; piece < pieces.length; piece++) whole += String(pieces[piece](scope));
      return whole;
    };
  }

  /** The data of a named template: the fields of an object, or an object. @param {string} text @returns {Evaluator} */
  function parseData(text) {
    const open = StringPrototypeIndexOf(text, '{{');
    if (open < 0) return nothing;
    const isObject = text[open + 2] === '{';
    return inBraces(text, open + 2, isObject ? expression : objectBody).value;
  }

  const BOTH_WAYS = /^\{=([\s\S]*)=\}$/;
  /** @param {string} text @returns {Evaluator} */
  function parseValue(text) {
    const bound = RegExpPrototypeExec(BOTH_WAYS, text);
    return bound ? parseWhole(bound[1]) : parsed(() => parseAttribute(text));
  }

  /** @param {(text: string) => Evaluator} parse */
  function kept(parse) {
    /** @type {SafeMap<string, Evaluator>} */
    const known = new SafeMap();
    return (/** @type {string} */ text, /** @type {Scope} */ scope) => {
      let value = known.get(text);
      if (!value) {
        value = parse(text);
        known.set(text, value);
      }
      return value(scope);
    };
  }

  qiao.expressions = {
    __proto__: null,
    /** The value of an expression. */
    evaluate: kept(parseWhole),
    /** The value of an attribute. */
    valueOf: kept(parseValue),
    /** The data that a named template is given. */
    dataOf: kept((text) => parsed(() => parseData(text))),
    /** The scope of a template without loops. @type {(data: ScriptObject, scripts: ScriptObject | undefined) => Scope} */
    scopeOf: (data, scripts = dictionary()) => ({
      __proto__: null,
      data,
      scripts,
      name: '',
      value: undefined,
      outer: undefined,
    }),
    /** A scope in which one more name means something. @type {(outer: Scope, name: string, value: ScriptValue) => Scope} */
    scopeWith: (outer, name, value) => ({
      __proto__: null,
      data: outer.data,
      scripts: outer.scripts,
      name,
      value,
      outer,
    }),
  };
});
