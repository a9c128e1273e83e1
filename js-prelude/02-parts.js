// Parts: what few programs use is in `parts/`, and is run when it is first needed. A program starts
// sooner without it, and takes less memory.
(function (qiao) {
  'use strict';
  const there = new Set();

  /** What all files share, with what a part adds to it: its files run once. */
  qiao.loadPart = (part) => {
    if (!there.has(part)) {
      there.add(part);
      qiao.native.part(part, qiao);
    }
    return qiao;
  };
});
