// The engine shares the list of an object's properties, its shape, among all objects that have the same,
// and frees it with the last of them. Objects that are made over and over are made faster while there is
// one for each beginning of their list; these are kept here, and nobody sees them.
(function (qiao) {
  'use strict';
  const kept = [];

  const keep = (prototype, properties) => kept.push(Object.create(prototype, properties));

  /** Keeps the shape of a plain object. */
  qiao.keepShape = (object) => {
    const names = Object.keys(object);
    const property = { value: undefined, writable: true, enumerable: true, configurable: true };
    for (let end = 1; end <= names.length; end++) {
      keep(Object.prototype, Object.fromEntries(names.slice(0, end).map((name) => [name, property])));
    }
  };

  // Each function begins with its length.
  keep(Function.prototype, { length: { value: 0, configurable: true } });
});
