// The names of a browser that some platforms' globals have.
(function (qiao) {
  'use strict';
  const [namespace] = qiao.namespaces;
  const request = qiao.native.find(namespace.index, 'request');

  /** A picture that is never drawn: its source is requested, which is what beacons are for. */
  class Image {
    set src(url) {
      this.currentSrc = url;
      const told = (name) => () => typeof this[name] === 'function' && this[name]();
      request({ url, success: told('onload'), fail: told('onerror') });
    }
    get src() {
      return this.currentSrc;
    }
  }

  const functions = {};
  for (const api of namespace.browser.apis) functions[api.name] = api;
  qiao.define(functions);
  qiao.define({
    window: globalThis,
    navigator: { userAgent: namespace.browser.userAgent },
    requestAnimationFrame: (callback) => qiao.later(() => callback(Date.now()), 16),
    cancelAnimationFrame: (number) => globalThis.clearTimeout(number),
    Image,
  });
});
