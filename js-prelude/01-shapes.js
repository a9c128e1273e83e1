// The engine shares the list of an object's properties, its shape, among all objects that have the same,
// and frees it with the last of them. Objects that are made over and over are made faster while there is
// one for each beginning of their list; these are kept here, and nobody sees them.
(function (qiao) {
  'use strict';
  // Each function begins with its length.
  const kept = [Object.create(Function.prototype, { length: { value: 0, configurable: true } })];

  /** Keeps the shape of a plain object. It is called among script, so it uses nothing that script can replace. */
  qiao.keepShape = (object) => {
    const names = [];
    for (const name in object) {
      names[names.length] = name;
      const beginning = {};
      for (let at = 0; at < names.length; at++) beginning[names[at]] = undefined;
      kept[kept.length] = beginning;
    }
  };
});
