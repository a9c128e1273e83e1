// Stacks of programs that have compiled files: each frame names the place that was written. Programs
// without such files have the engine's own stacks.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { Error, ErrorSetPrepareStackTrace, ObjectGetPrototypeOf, ReflectApply } = qiao.primordials;
  const frameFunctions = callSites();

  /**
   * The original methods of call sites, which script can replace.
   * @returns {Bare & Record<FrameFunction, ScriptFunction>}
   */
  function callSites() {
    /** @type {any} */
    let prototype;
    ErrorSetPrepareStackTrace(Error, (_, frames) => {
      prototype = ObjectGetPrototypeOf(frames[0]);
      return undefined;
    });
    new Error();
    const { getColumnNumber, getFileName, getFunction, getFunctionName, getLineNumber } = prototype;
    return { __proto__: null, getColumnNumber, getFileName, getFunction, getFunctionName, getLineNumber };
  }

  ErrorSetPrepareStackTrace(Error, (_, frames) => {
    let stack = '';
    for (let at = 0; at < frames.length; at++) stack += describe(frames[at]) + '\n';
    return stack;
  });

  /** Formats a frame like the engine does. @param {object} frame */
  function describe(frame) {
    const of = (/** @type {FrameFunction} */ getter) => ReflectApply(frameFunctions[getter], frame, []);
    const name = of('getFunctionName');
    const file = of('getFileName');
    const place = typeof file === 'string' ? written(file, of('getLineNumber'), of('getColumnNumber')) : 'native';
    const isFunction = name !== null || typeof of('getFunction') === 'function';
    return isFunction ? '    at ' + (name || '<anonymous>') + ' (' + place + ')' : '    at ' + place;
  }

  /** @param {string} file @param {number} line @param {number} column */
  function written(file, line, column) {
    const place = native.written(file, line, column);
    return place ? file + ':' + place[0] + ':' + place[1] : file + ':' + line + ':' + column;
  }
});
