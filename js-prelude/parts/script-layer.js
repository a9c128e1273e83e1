// Emulates the script layer of some platforms, which rewrites the options of requests and numbers the tasks.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { CreateDataProperty, ObjectKeys, ObjectPrototypeToString, Promise, String } = qiao.primordials;
  const { StringPrototypeToLowerCase, StringPrototypeToUpperCase, setOwn, then } = qiao.primordials;

  /** Headers as that layer rewrites them: strings, with a lower-case `content-type`. @param {ScriptObject} header */
  function rewritten(header) {
    const headers = {};
    const names = ObjectKeys(header);
    for (let at = 0; at < names.length; at++) {
      const value = header[names[at]];
      const name = StringPrototypeToLowerCase(names[at]) === 'content-type' ? 'content-type' : names[at];
      const isText = typeof value === 'string' || typeof value === 'number';
      CreateDataProperty(headers, name, isText ? String(value) : ObjectPrototypeToString(value));
    }
    return headers;
  }

  let callbacks = 0;
  qiao.entries.rewriteRequest = (options) => {
    if (typeof options !== 'object' || options === null) return;
    const { header, method } = options;
    setOwn(options, 'header', typeof header === 'object' && header !== null ? rewritten(header) : {});
    setOwn(options, 'method', typeof method === 'string' ? StringPrototypeToUpperCase(method) : 'GET');
    setOwn(options, 'cb', '_callback_' + ++callbacks);
  };

  // Uploads and downloads are counted together.
  let requests = 0;
  let transfers = 0;
  qiao.entries.markTask = (task, name) => {
    CreateDataProperty(task, '_requestState', false);
    CreateDataProperty(task, '_reqId', name + 'Task__' + (name === 'request' ? ++requests : ++transfers));
    then(new Promise((resolve) => resolve(undefined)), () => setOwn(task, '_requestState', true));
  };
});
