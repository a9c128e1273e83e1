// The surface: the global API objects that the spaces describe, with functions as own enumerable
// properties that scripts may replace.
(function (qiao) {
  'use strict';
  for (const space of qiao.spaces) {
    const object = {};
    for (const api of space.apis) object[api.name] = (qiao.apis[api.name] || qiao.show)(space, api);
    Object.defineProperty(globalThis, space.namespace, { value: object, writable: true, configurable: true });
  }
});
