// `request`: starts the call; where the platform's own script layer rewrites the option object
// and numbers its tasks, so does this.
(function (qiao) {
  'use strict';
  const native = qiao.native;
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
  function rewrite(options) {
    if (typeof options !== 'object' || options === null) return;
    const header = options.header;
    options.header = typeof header === 'object' && header !== null ? rewritten(header) : {};
    options.method = typeof options.method === 'string' ? options.method.toUpperCase() : 'GET';
    options.cb = '_callback_' + ++callbacks;
  }

  const counters = {};
  qiao.markTask = (task, api) => {
    counters[api.name] = (counters[api.name] || 0) + 1;
    task._requestState = false;
    task._reqId = api.name + 'Task__' + counters[api.name];
    Promise.resolve().then(() => {
      task._requestState = true;
    });
  };

  qiao.apis.request = (space, api) =>
    function request(options) {
      return qiao.call(space, api, options, (number) => {
        const started = native.request(space.index, number, options);
        if (space.rewritesOptions) rewrite(options);
        return started;
      });
    };
});
