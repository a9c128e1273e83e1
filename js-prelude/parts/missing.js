// Functions that the platform has and qiao does not implement: they fail in the platform's own way. The host provides
// the failures.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, Error, ObjectKeys } = qiao.primordials;

  /** An error with these fields. @param {ScriptObject} fields */
  function errorWith(fields) {
    const error = new Error(fields.errMsg);
    const names = ObjectKeys(fields);
    for (let at = 0; at < names.length; at++) CreateDataProperty(error, names[at], fields[names[at]]);
    return error;
  }

  /** @typedef {(namespace: Namespace, found: Found) => ScriptFunction} Maker */
  /** @type {{ __proto__: null } & Record<MissingForm, Maker>} */
  const failing = {
    __proto__: null,
    atOnce:
      (namespace, { name }) =>
      () => {
        throw errorWith(native.refuse(namespace.index, name));
      },
    silent:
      (namespace, { name }) =>
      () => {
        native.refuse(namespace.index, name);
      },
    class: (namespace, { name }) =>
      function () {
        native.refuse(namespace.index, name);
      },
    unlisten: () => () => {},
    getter:
      (namespace, { name, gives }) =>
      () => {
        native.refuse(namespace.index, name);
        return qiao.makeSurface(namespace, gives, {});
      },
  };

  qiao.makeFailing = (namespace, found) => failing[/** @type {MissingForm} */ (found.form)](namespace, found);
});
