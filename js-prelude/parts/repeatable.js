// Dates and chance that follow the host, for runs that are to be repeated exactly.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const RealDate = Date;

  function HostDate(...args) {
    if (!new.target) return new RealDate(native.now()).toString();
    return Reflect.construct(RealDate, args.length > 0 ? args : [native.now()], new.target);
  }
  HostDate.prototype = RealDate.prototype;
  HostDate.parse = RealDate.parse;
  HostDate.UTC = RealDate.UTC;
  HostDate.now = () => Math.floor(native.now());
  qiao.named('Date', HostDate);
  Object.defineProperty(HostDate, 'length', { value: 7 });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: HostDate, writable: true, configurable: true });
  qiao.define({ Date: HostDate });
  Math.random = () => native.random();
});
