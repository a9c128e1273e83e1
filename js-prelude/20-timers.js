// Timers: the globals. They are native functions.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { setTimeout, setInterval, clearTimeout, clearInterval } = qiao.native;
  /** `setTimeout` as it is here, whatever a script makes of the global. */
  qiao.later = setTimeout;
  qiao.define({ setTimeout, setInterval, clearTimeout, clearInterval });
  if (qiao.repeatable) qiao.loadPart('repeatable');
});
