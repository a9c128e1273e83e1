// The surface: the global API objects that the spaces describe, with functions as own enumerable
// properties that scripts may replace.
(function (qiao) {
  'use strict';
  const filled = (object, space, apis) => {
    for (const api of apis) object[api.name] = qiao.makeFunction(space, api);
    return object;
  };

  for (const space of qiao.spaces) {
    const object = filled({}, space, space.apis);
    for (const { getter, apis } of space.objects) {
      const only = qiao.completed(space, getter.slice('get'.length), filled({}, space, apis));
      object[getter] = Object.defineProperty(() => only, 'name', { value: getter });
    }
    for (const name of space.built) object[name] = qiao.built[name](space);
    for (const constant of space.constants) {
      object[constant.object] = object[constant.object] || {};
      object[constant.object][constant.name] = constant.value;
    }
    if (space.requestInfo) qiao.define({ showRequestInfo: () => qiao.native.showRequestInfo() });
    const value = qiao.completed(space, undefined, object);
    Object.defineProperty(globalThis, space.namespace, { value, writable: true, configurable: true });
  }
});
