// Entry points, by which the engine calls the prelude, and loading of parts. Rarely used code is in `parts/` and runs
// when it is first needed: programs without it start sooner and take less memory. A part may add entry points; the
// engine knows which part has which.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  /** The functions that the engine calls. Other files add them. */
  qiao.entries = /** @type {any} */ ({ __proto__: null });

  /** @type {Dictionary<boolean>} */
  const loaded = qiao.primordials.dictionary();

  /** Returns the shared object after adding what a part defines. The part's files run once. */
  qiao.loadPart = (part) => {
    if (!loaded[part]) {
      loaded[part] = true;
      try {
        qiao.native.part(part, qiao);
      } catch (error) {
        // For want of memory, say: what stands for the part would call itself otherwise.
        loaded[part] = false;
        throw error;
      }
    }
    return qiao;
  };
  qiao.entries.loadPart = qiao.loadPart;
});
