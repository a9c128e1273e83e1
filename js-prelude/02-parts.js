// Entry points, by which the engine calls the prelude, and loading of parts. Rarely used code is in `parts/` and runs
// when it is first needed: programs without it start sooner and take less memory.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  /** The functions that the engine calls. Other files add them. */
  qiao.entries = /** @type {any} */ ({ __proto__: null });

  /** @type {Dictionary<true>} */
  const loaded = qiao.primordials.dictionary();

  /** Returns the shared object after adding what a part defines. The part's files run once. */
  qiao.loadPart = (part) => {
    if (!loaded[part]) {
      loaded[part] = true;
      qiao.native.part(part, qiao);
    }
    return qiao;
  };
});
