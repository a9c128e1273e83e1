// The functions of API objects, made from their description: those that take an option object and
// tell the outcome later, and those that take arguments one by one and return it.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  /** What a result needs beyond plain data, by API. */
  qiao.finish = Object.create(null);
  qiao.fromPart('stats', qiao.finish, 'stat');
  /** The page that a program was entered by is known to whoever opens pages. */
  const launched = (value) => Object.assign(value, qiao.launchOptions);
  qiao.finish.getLaunchOptions = launched;
  qiao.finish.getEnterOptions = launched;

  const { named } = qiao;

  const later = (space, api) =>
    named(api.name, function (options) {
      return qiao.call(space, api, options, (number) => {
        const started = native.start(space.index, number, api.id, options);
        if (space.rewritesOptions && api.name === 'request') qiao.rewriteRequest(options);
        return started;
      });
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

  // Listeners of an API object, by space and by the function that adds them.
  const listeners = new Map();
  const those = (space, api) => {
    const key = space.index + ' ' + api.api;
    if (!listeners.has(key)) listeners.set(key, []);
    return listeners.get(key);
  };

  const listen = (space, api) =>
    named(api.name, function (listener) {
      if (typeof listener !== 'function') return;
      if (api.single) those(space, api).length = 0;
      those(space, api).push(listener);
    });

  const unlisten = (space, api) =>
    named(api.name, function (listener) {
      const all = those(space, api);
      const kept = listener === undefined ? [] : all.filter((other) => other !== listener);
      all.splice(0, all.length, ...kept);
    });

  qiao.entries.notice = (index, name, what) => {
    const space = qiao.spaces[index];
    for (const listener of those(space, { api: name }).slice()) qiao.run(space, name, 'on', listener, what);
  };

  qiao.makeFunction = (space, api) => {
    if (api.api === 'connectSocket') return named(api.name, (options) => qiao.connect(space, api, options));
    if (api.listens) return listen(space, api);
    if (api.unlistens) return unlisten(space, api);
    return (api.parameters ? atOnce : later)(space, api);
  };
});
