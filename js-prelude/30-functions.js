// The functions of API objects, made from their description: those that take an option object and
// tell the outcome later, and those that take arguments one by one and return it.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  /** What a result needs beyond plain data, by API. */
  qiao.finish = Object.create(null);
  qiao.finish.stat = (value) => qiao.need('stats').finish.stat(value);
  /** The page that a program was entered by is known to whoever opens pages. */
  const launched = (value) => Object.assign(value, qiao.launchOptions);
  qiao.finish.getLaunchOptions = launched;
  qiao.finish.getEnterOptions = launched;

  const { named } = qiao;

  /** Asks the host to start a call. */
  qiao.start = (number, space, api, options) => {
    const started = native.start(space.index, number, api.id, options);
    if (space.rewritesOptions && api.name === 'request') qiao.need('script-layer').rewriteRequest(options);
    return started;
  };

  const later = (space, api) =>
    named(api.name, function (options) {
      return qiao.call(space, api, options, qiao.start);
    });

  const atOnce = (space, api) =>
    named(api.name, function (...args) {
      const options = {};
      for (let at = 0; at < api.parameters.length; at++) options[api.parameters[at]] = args[at];
      const [good, value] = native.answer(space.index, api.id, options);
      if (!good) throw Object.assign(new qiao.Error(value.errMsg), value);
      const finish = qiao.finish[api.api];
      return finish ? finish(value) : value;
    });

  // Listeners of an API object, by space and by the function that adds them. A list is replaced, never
  // changed, so that listeners may come and go while it is told.
  const listeners = new Map();
  const those = (index, name) => listeners.get(index + ' ' + name) || [];
  const replace = (space, api, list) => listeners.set(space.index + ' ' + api.api, list);

  const listen = (space, api) =>
    named(api.name, function (listener) {
      if (typeof listener !== 'function') return;
      replace(space, api, api.single ? [listener] : [...those(space.index, api.api), listener]);
    });

  const unlisten = (space, api) =>
    named(api.name, function (listener) {
      const all = those(space.index, api.api);
      replace(space, api, listener === undefined ? [] : all.filter((other) => other !== listener));
    });

  qiao.entries.notice = (index, name, what) => {
    const space = qiao.spaces[index];
    for (const listener of those(index, name)) qiao.run(space, name, 'on', listener, what);
  };

  qiao.makeFunction = (space, api) => {
    if (api.api === 'connectSocket') return named(api.name, (options) => qiao.need('sockets').connect(space, api, options));
    if (api.listens) return listen(space, api);
    if (api.unlistens) return unlisten(space, api);
    return (api.parameters ? atOnce : later)(space, api);
  };
});
