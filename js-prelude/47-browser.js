// The names of a browser that some platforms' globals have. A script that sees several API objects
// gets them where all of their platforms have them.
(function (qiao) {
  'use strict';
  const [space] = qiao.spaces;
  if (!space || !qiao.spaces.every((space) => space.browser)) return;
  const later = globalThis.setTimeout;
  const request = qiao.makeFunction(space, space.apis[0]);

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
  for (const api of space.browser.apis) functions[api.name] = qiao.makeFunction(space, api);
  qiao.define(functions);
  qiao.define({
    window: globalThis,
    navigator: { userAgent: space.browser.userAgent },
    requestAnimationFrame: (callback) => later(() => callback(Date.now()), 16),
    cancelAnimationFrame: (number) => globalThis.clearTimeout(number),
    Image,
  });
});
