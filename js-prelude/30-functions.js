// The functions of API objects, made from their description: those that take an option object and
// tell the outcome later, and those that take arguments one by one and return it.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  /** What a result needs beyond plain data, by API. */
  qiao.finish = Object.create(null);
  qiao.finish.stat = (value) => qiao.loadPart('stats').finish.stat(value);
  /** The page that a program was entered by is known to whoever opens pages. */
  const launched = (value) => Object.assign(value, qiao.launchOptions);
  qiao.finish.getLaunchOptions = launched;
  qiao.finish.getEnterOptions = launched;

  const { named } = qiao;

  /** Asks the host to start a call. */
  qiao.start = (number, namespace, api, options) => {
    const started = native.start(namespace.index, number, api.id, options);
    if (namespace.rewritesOptions && api.name === 'request') qiao.loadPart('script-layer').rewriteRequest(options);
    return started;
  };

  const later = (namespace, api) =>
    named(api.name, function (options) {
      return qiao.call(namespace, api, options, qiao.start);
    });

  const atOnce = (namespace, api) =>
    named(api.name, function (...args) {
      const options = {};
      for (let at = 0; at < api.parameters.length; at++) options[api.parameters[at]] = args[at];
      const [good, value] = native.answer(namespace.index, api.id, options);
      if (!good) throw Object.assign(new qiao.Error(value.errMsg), value);
      const finish = qiao.finish[api.api];
      return finish ? finish(value) : value;
    });

  // Listeners of an API object, by namespace and by the function that adds them. A list is replaced, never
  // changed, so that listeners may come and go while it is told.
  const listeners = new Map();
  const listenersOf = (index, name) => listeners.get(index + ' ' + name) || [];
  const replace = (namespace, api, list) => listeners.set(namespace.index + ' ' + api.api, list);

  const listen = (namespace, api) =>
    named(api.name, function (listener) {
      if (typeof listener !== 'function') return;
      replace(namespace, api, api.single ? [listener] : [...listenersOf(namespace.index, api.api), listener]);
    });

  const unlisten = (namespace, api) =>
    named(api.name, function (listener) {
      const all = listenersOf(namespace.index, api.api);
      replace(namespace, api, listener === undefined ? [] : all.filter((other) => other !== listener));
    });

  qiao.entries.notice = (index, name, what) => {
    const namespace = qiao.namespaces[index];
    for (const listener of listenersOf(index, name)) qiao.run(namespace, name, 'on', listener, what);
  };

  qiao.makeFunction = (namespace, api) => {
    if (api.api === 'connectSocket') return named(api.name, (options) => qiao.loadPart('sockets').connect(namespace, api, options));
    if (api.listens) return listen(namespace, api);
    if (api.unlistens) return unlisten(namespace, api);
    return (api.parameters ? atOnce : later)(namespace, api);
  };
});
