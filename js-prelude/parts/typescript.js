// Stacks of programs that have translated files: each frame names the place that was written. Programs
// without such files have the engine's own stacks.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  qiao.Error.prepareStackTrace = (error, sites) => {
    let stack = '';
    for (let at = 0; at < sites.length; at++) stack += frame(sites[at]) + '\n';
    return stack;
  };

  /** A frame in the engine's own form. */
  function frame(site) {
    const name = site.getFunctionName();
    const file = site.getFileName();
    const place = typeof file === 'string' ? written(file, site.getLineNumber(), site.getColumnNumber()) : 'native';
    return name === null && typeof site.getFunction() !== 'function' ? `    at ${place}` : `    at ${name || '<anonymous>'} (${place})`;
  }

  function written(file, line, column) {
    const place = native.written(file, line, column);
    return place ? `${file}:${place[0]}:${place[1]}` : `${file}:${line}:${column}`;
  }
});
