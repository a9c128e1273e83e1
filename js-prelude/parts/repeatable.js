// `Date` and `Math.random` from the host, for reproducible runs.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { MathFloor, ObjectDefineProperty, ReflectApply, ReflectConstruct } = qiao.primordials;
  const globals = /** @type {any} */ (globalThis);
  const RealDate = globals.Date;
  const { toString } = RealDate.prototype;

  /** @param {unknown[]} args */
  function HostDate(...args) {
    if (!new.target) return ReflectApply(toString, new RealDate(native.now()), []);
    return ReflectConstruct(RealDate, args.length > 0 ? args : [native.now()], new.target);
  }
  HostDate.prototype = RealDate.prototype;
  HostDate.parse = RealDate.parse;
  HostDate.UTC = RealDate.UTC;
  HostDate.now = () => MathFloor(native.now());
  qiao.named('Date', HostDate);
  ObjectDefineProperty(HostDate, 'length', { __proto__: null, value: 7 });
  const constructor = { __proto__: null, value: HostDate, writable: true, configurable: true };
  ObjectDefineProperty(RealDate.prototype, 'constructor', constructor);
  qiao.defineGlobal('Date', HostDate);
  ObjectDefineProperty(globals.Math, 'random', { __proto__: null, value: () => native.random() });
});
