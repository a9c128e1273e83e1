// Browser globals that some platforms have.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, MathFloor } = qiao.primordials;
  const { clearTimeout } = /** @type {any} */ (globalThis);
  const namespace = qiao.namespaces[0];
  const request = /** @type {ScriptFunction} */ (native.find(namespace.index, 'request'));

  /** An image that is never drawn; its source is requested, because beacons rely on that. */
  class Image {
    set src(url) {
      CreateDataProperty(this, 'currentSrc', url);
      /** @type {ScriptObject} */
      const image = this;
      const handler = (/** @type {string} */ name) => () => typeof image[name] === 'function' && image[name]();
      request({ url, success: handler('onload'), fail: handler('onerror') });
    }
    get src() {
      return /** @type {ScriptObject} */ (this).currentSrc;
    }
  }

  const { apis, userAgent } = /** @type {Required<Namespace>} */ (namespace).browser;
  for (let at = 0; at < apis.length; at++) qiao.defineGlobal(apis[at].name, apis[at]);
  qiao.define({
    window: globalThis,
    navigator: { userAgent },
    requestAnimationFrame: (/** @type {ScriptFunction} */ callback) =>
      qiao.later(() => callback(MathFloor(native.now())), 16),
    cancelAnimationFrame: (/** @type {unknown} */ number) => clearTimeout(number),
    Image,
  });
});
