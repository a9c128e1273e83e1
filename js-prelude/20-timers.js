// Defines the timer globals, which are native functions.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { setTimeout, setInterval, clearTimeout, clearInterval } = qiao.native;
  /** The original `setTimeout`; script may replace the global. */
  qiao.later = setTimeout;
  qiao.define({ setTimeout, setInterval, clearTimeout, clearInterval });
  if (qiao.repeatable) qiao.loadPart('repeatable');
});
