// What a platform's own script layer does to option objects and tasks, where it does: it rewrites
// the options of a request and numbers the tasks.
(function (qiao) {
  'use strict';
  const tag = (value) => Object.prototype.toString.call(value);

  /** Headers as that layer leaves them behind: strings under normal names. */
  function rewritten(header) {
    const headers = {};
    for (const name of Object.keys(header)) {
      const value = header[name];
      const key = name.toLowerCase() === 'content-type' ? 'content-type' : name;
      headers[key] = typeof value === 'string' || typeof value === 'number' ? String(value) : tag(value);
    }
    return headers;
  }

  let callbacks = 0;
  qiao.rewriteRequest = (options) => {
    if (typeof options !== 'object' || options === null) return;
    const header = options.header;
    options.header = typeof header === 'object' && header !== null ? rewritten(header) : {};
    options.method = typeof options.method === 'string' ? options.method.toUpperCase() : 'GET';
    options.cb = '_callback_' + ++callbacks;
  };

  // Uploads and downloads are counted together.
  const counters = { request: 0, transfer: 0 };
  qiao.markTask = (task, api) => {
    task._requestState = false;
    task._reqId = api.name + 'Task__' + ++counters[api.name === 'request' ? 'request' : 'transfer'];
    Promise.resolve().then(() => {
      task._requestState = true;
    });
  };
});
