// The data of pages and components: copied in, changed by paths such as `a.b[0]`.
(function (qiao) {
  'use strict';
  const isPlain = (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  };

  function copied(value, done) {
    if (!Array.isArray(value) && !isPlain(value)) return value;
    if (done.has(value)) return done.get(value);
    const copy = Array.isArray(value) ? [] : {};
    done.set(value, copy);
    for (const key of Object.keys(value)) copy[key] = copied(value[key], done);
    return copy;
  }

  /** A deep copy of arrays and plain objects; other values are the same ones. */
  const copy = (value) => copied(value, new Map());

  /** The steps of a path: `a.b[0]` is `a`, `b`, `0`. */
  const steps = (path) => path.match(/[^.[\]]+/g) || [path];

  /** Sets what a path means, making on the way what is missing. */
  function put(target, path, value) {
    path.slice(0, -1).forEach((key, at) => {
      const inner = target[key];
      if (typeof inner !== 'object' || inner === null) target[key] = /^\d+$/.test(path[at + 1]) ? [] : {};
      target = target[key];
    });
    target[path[path.length - 1]] = value;
  }

  /** What a path means; undefined where there is nothing. */
  function get(target, path) {
    for (const key of path) {
      if (target === undefined || target === null) return undefined;
      target = target[key];
    }
    return target;
  }

  /** Puts the fields of `from` into `to`; plain objects in both are merged. */
  function merge(to, from) {
    for (const key of Object.keys(from || {})) {
      if (isPlain(to[key]) && isPlain(from[key])) merge(to[key], from[key]);
      else to[key] = copy(from[key]);
    }
    return to;
  }

  qiao.data = { copy, steps, put, get, merge };
});
