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
      const only = filled({}, space, apis);
      object[getter] = Object.defineProperty(() => only, 'name', { value: getter });
    }
    for (const constant of space.constants) {
      object[constant.object] = object[constant.object] || {};
      object[constant.object][constant.name] = constant.value;
    }
    if (space.requestInfo) qiao.define({ showRequestInfo: () => qiao.native.showRequestInfo() });
    Object.defineProperty(globalThis, space.namespace, { value: object, writable: true, configurable: true });
  }
});
