// The names of a browser that some platforms' globals have.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, MathFloor } = qiao.primordials;
  const { clearTimeout } = globalThis;
  const namespace = qiao.namespaces[0];
  const request = native.find(namespace.index, 'request');

  /** A picture that is never drawn: its source is requested, which is what beacons are for. */
  class Image {
    set src(url) {
      CreateDataProperty(this, 'currentSrc', url);
      const handler = (name) => () => typeof this[name] === 'function' && this[name]();
      request({ url, success: handler('onload'), fail: handler('onerror') });
    }
    get src() {
      return this.currentSrc;
    }
  }

  const { apis, userAgent } = namespace.browser;
  for (let at = 0; at < apis.length; at++) qiao.defineGlobal(apis[at].name, apis[at]);
  qiao.define({
    window: globalThis,
    navigator: { userAgent },
    requestAnimationFrame: (callback) => qiao.later(() => callback(MathFloor(native.now())), 16),
    cancelAnimationFrame: (number) => clearTimeout(number),
    Image,
  });
});
