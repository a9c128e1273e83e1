// Buffers of script that are filled with what is read of an open file.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { CreateDataProperty, ReflectDeleteProperty, Uint8Array } = qiao.primordials;

  qiao.fillBuffer = (value, buffer) => {
    const { bytes, offset } = value;
    const from = /** @type {any} */ (new Uint8Array(bytes));
    const to = /** @type {any} */ (new Uint8Array(buffer));
    for (let at = 0; at < value.bytesRead; at++) to[offset + at] = from[at];
    ReflectDeleteProperty(value, 'bytes');
    ReflectDeleteProperty(value, 'offset');
    return CreateDataProperty(value, 'arrayBuffer', buffer);
  };
});
