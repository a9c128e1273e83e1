// Several values of storage at once: carried out one by one by the functions for one value.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ArrayIsArray, Error, Promise, String, StringPrototypeSlice, append, isError } = qiao.primordials;

  /** @type {Dictionary<any>} */
  const acts = {
    __proto__: null,
    /** @param {Namespace} namespace @param {ScriptValue} pairs */
    batchSetStorage(namespace, pairs) {
      if (!ArrayIsArray(pairs)) throw new Error('kvList should be an array');
      const set = /** @type {ScriptFunction} */ (native.find(namespace.index, 'setStorageSync'));
      for (let at = 0; at < pairs.length; at++) set(pairs[at].key, pairs[at].value);
      return undefined;
    },
    /** @param {Namespace} namespace @param {ScriptValue} keys */
    batchGetStorage(namespace, keys) {
      if (!ArrayIsArray(keys)) throw new Error('keyList should be an array');
      const get = /** @type {ScriptFunction} */ (native.find(namespace.index, 'getStorageSync'));
      /** @type {ScriptValue[]} */
      const values = [];
      for (let at = 0; at < keys.length; at++) append(values, get(keys[at]));
      return values;
    },
  };

  /** What a call ends with. @param {Namespace} namespace @param {string} name @param {ScriptObject} options */
  function outcomeOf(namespace, name, options) {
    try {
      const values = acts[name](namespace, name === 'batchSetStorage' ? options.kvList : options.keyList);
      const result = { errMsg: name + ':ok' };
      return { __proto__: null, callback: 'success', result: values ? { ...result, dataList: values } : result };
    } catch (error) {
      const message = isError(error) ? error.message : String(error);
      return { __proto__: null, callback: 'fail', result: { errMsg: name + ':fail ' + message } };
    }
  }

  qiao.batchStorage = (namespace, name) => {
    if (StringPrototypeSlice(name, -4) === 'Sync') {
      const act = acts[StringPrototypeSlice(name, 0, -4)];
      return qiao.named(name, (/** @type {ScriptValue} */ list) => act(namespace, list));
    }
    return qiao.named(name, (/** @type {ScriptValue} */ given) => {
      const options = typeof given === 'object' && given !== null ? given : {};
      const { success, fail, complete } = options;
      const { callback, result } = outcomeOf(namespace, name, options);
      const told = callback === 'success' ? success : fail;
      const tell = () => {
        if (typeof told === 'function') qiao.run(namespace, name, callback, told, result);
        if (typeof complete === 'function') qiao.run(namespace, name, 'complete', complete, result);
      };
      if (success || fail || complete) return void qiao.later(tell, 0);
      return new Promise((resolve, reject) => qiao.later(callback === 'success' ? resolve : reject, 0, result));
    });
  };
});
