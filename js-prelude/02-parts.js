// Parts: what few programs use is in `parts/`, and is run when it is first needed. A program starts
// sooner without it, and takes less memory.
(function (qiao) {
  'use strict';
  const there = new Set();

  /** Runs the files of a part, once. */
  qiao.need = (part) => {
    if (there.has(part)) return;
    there.add(part);
    qiao.native.part(part, qiao);
  };

  /** Functions of `holder` that a part replaces by its own: the first that is called brings it. */
  qiao.fromPart = (part, holder, ...names) => {
    for (const name of names) {
      holder[name] = (...args) => {
        qiao.need(part);
        return holder[name](...args);
      };
    }
  };
});
