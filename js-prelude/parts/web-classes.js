// Classes of browsers that some clients have among their globals: `URL`, and text in bytes. What they do natively is
// native; which client has them is the host's to say.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const {
    JSONStringify,
    ObjectDefineProperty,
    RangeError,
    String,
    TypeError,
    TypedArrayPrototypeGetBuffer,
    Uint8Array,
  } = qiao.primordials;

  class URL {
    #parts;
    /** @param {unknown} url @param {unknown} [base] */
    constructor(url, base) {
      const parts = native.parseUrl(String(url), base === undefined ? undefined : String(base));
      if (!parts) throw new TypeError("Failed to construct 'URL': Invalid URL");
      this.#parts = parts;
    }
    toString() {
      return this.#parts.href;
    }
    toJSON() {
      return this.#parts.href;
    }
    static {
      /** Adds a part that script reads and, in a browser, changes. */
      const add = (/** @type {string} */ name) =>
        ObjectDefineProperty(URL.prototype, name, {
          __proto__: null,
          /** @this {URL} */
          get() {
            return this.#parts[name];
          },
          /** @this {URL} */
          set(value) {
            if (name === 'origin') return;
            const href = name === 'href' ? String(value) : native.changeUrl(this.#parts.href, name, String(value));
            const parts = native.parseUrl(href, undefined);
            if (!parts) throw new TypeError("Failed to set the 'href' property on 'URL': Invalid URL");
            this.#parts = parts;
          },
          enumerable: true,
          configurable: true,
        });
      const names = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname'];
      for (let at = 0; at < names.length; at++) add(names[at]);
      add('search');
      add('hash');
    }
  }

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    /** @param {unknown} [text] */
    encode(text) {
      return new Uint8Array(native.encodeText(text === undefined ? '' : String(text)));
    }
  }

  class TextDecoder {
    #encoding;
    #fatal;
    #keepsMark;
    /** @param {unknown} [label] @param {ScriptValue} [options] */
    constructor(label, options) {
      const name = label === undefined ? 'utf-8' : String(label);
      const encoding = native.encodingOf(name);
      if (!encoding) {
        throw new RangeError(
          "Failed to construct 'TextDecoder': The encoding label provided (" + JSONStringify(name) + ') is invalid.',
        );
      }
      const { fatal, ignoreBOM } = options || { __proto__: null };
      this.#encoding = encoding;
      this.#fatal = fatal === true;
      this.#keepsMark = ignoreBOM === true;
    }
    get encoding() {
      return this.#encoding;
    }
    get fatal() {
      return this.#fatal;
    }
    get ignoreBOM() {
      return this.#keepsMark;
    }
    /** @param {ScriptValue} [bytes] */
    decode(bytes) {
      if (bytes === undefined) return '';
      // A part of a buffer is copied.
      const buffer = TypedArrayPrototypeGetBuffer(new Uint8Array(bytes));
      const text = native.decodeText(this.#encoding, buffer, this.#fatal, this.#keepsMark);
      if (text === undefined) throw new TypeError('The encoded data was not valid.');
      return text;
    }
  }

  qiao.webClasses = { __proto__: null, URL, TextEncoder, TextDecoder };
});
