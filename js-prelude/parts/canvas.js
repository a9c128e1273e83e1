// Canvases that draw nothing: their nodes, what those and their contexts return, and images, which are never loaded.
// What returns nothing is on the platform's list, and has no effect.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { CreateDataProperty, Number, NumberIsFinite, ObjectDefineProperty, ReflectApply, String, Uint8ClampedArray } =
    qiao.primordials;

  /** The size of a canvas that nothing else is said of, in pixels. */
  const USUAL = { width: 300, height: 150 };
  /** How wide a character is in the font of a new context, in pixels. */
  const CHARACTER = 10;

  qiao.makeNode = (namespace, of, sizes) => {
    const { width = USUAL.width, height = USUAL.height } = sizes || {};
    return qiao.makeSurface(namespace, of, of === 'Canvas' || of === 'OffscreenCanvas' ? { width, height } : {});
  };

  /** Transparent pixels. @param {ScriptValue} width @param {ScriptValue} height */
  function imageData(width, height) {
    const pixels = Number(width) * Number(height);
    return { width, height, data: new Uint8ClampedArray(NumberIsFinite(pixels) ? 4 * pixels : 0) };
  }

  /** An image, which fails to load as soon as it has a source. @param {Namespace} namespace */
  function createImage(namespace) {
    const image = {};
    let src = '';
    const fail = () => {
      const { onerror } = /** @type {ScriptObject} */ (image);
      const reason = { errMsg: 'load image fail, nothing is drawn: ' + src };
      if (typeof onerror !== 'function') return;
      qiao.run(namespace, 'Image', 'onerror', () => ReflectApply(onerror, image, [reason]), undefined);
    };
    const set = (/** @type {ScriptValue} */ value) => {
      src = String(value);
      qiao.later(fail, 0);
    };
    ObjectDefineProperty(image, 'src', { __proto__: null, get: () => src, set, enumerable: true, configurable: true });
    CreateDataProperty(image, 'width', 0);
    return CreateDataProperty(image, 'height', 0);
  }

  let frames = 0;
  const measureText = (/** @type {ScriptValue} */ text) => ({ width: CHARACTER * String(text).length });

  /** Functions of canvases and contexts, by name. There is no WebGL. */
  qiao.drawing = {
    __proto__: null,
    createOffscreenCanvas:
      (/** @type {Namespace} */ namespace) => (/** @type {ScriptValue} */ options, /** @type {ScriptValue} */ height) =>
        qiao.makeNode(namespace, 'OffscreenCanvas', typeof options === 'number' ? { width: options, height } : options),
    getContext: (/** @type {Namespace} */ namespace) =>
      /** @this {ScriptObject} @param {ScriptValue} type */
      function getContext(type) {
        const canvas = this;
        return type === '2d' ? qiao.makeSurface(namespace, 'CanvasRenderingContext2D', { canvas }) : null;
      },
    createImage: (/** @type {Namespace} */ namespace) => () => createImage(namespace),
    createImageData: () => (/** @type {ScriptValue} */ width, /** @type {ScriptValue} */ height) =>
      typeof width === 'object' && width ? imageData(width.width, width.height) : imageData(width, height),
    getImageData:
      () =>
      (/** @type {ScriptValue[]} */ ...area) =>
        imageData(area[2], area[3]),
    getLineDash: () => () => [],
    getActions: () => () => [],
    isPointInPath: () => () => false,
    isPointInStroke: () => () => false,
    measureText: () => measureText,
    // A frame that nobody sees is not due.
    requestAnimationFrame: () => () => ++frames,
    // As the HTML standard has it for a canvas without pixels.
    toDataURL: () => () => 'data:,',
  };
});
