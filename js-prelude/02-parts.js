// What all files share: the entries, by which the engine calls the prelude, and parts. What few programs use is in
// `parts/`, and is run when it is first needed: a program starts sooner without it, and takes less memory.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  /** The functions that the engine calls. The other files add them. */
  qiao.entries = /** @type {any} */ ({ __proto__: null });

  /** @type {Dictionary<true>} */
  const loaded = qiao.primordials.dictionary();

  /** What all files share, with what a part adds to it. The part's files run once. */
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
});
