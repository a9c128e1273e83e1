// The functions by which a program declares its parts. What is behind them is a part of its own, run
// when the first of them is touched: a script that needs none of it starts without.
(function (qiao) {
  'use strict';
  const nothing = () => {};
  qiao.appError = nothing;
  qiao.appRejection = nothing;
  qiao.entries.uncaught = (error) => qiao.appError(error);
  qiao.entries.rejected = (reason, promise) => qiao.appRejection(reason, promise);

  const names = new Set();
  for (const space of qiao.spaces) space.globals.forEach((name) => names.add(name));

  const set = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

  qiao.globals = (values) => {
    for (const name of names) if (values[name]) set(name, values[name]);
  };

  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      get() {
        qiao.need('program');
        return globalThis[name];
      },
      set: (value) => set(name, value),
      configurable: true,
    });
  }

  /** How the program is opened, known before anything of it runs. */
  qiao.entries.prepare = (options, home) => {
    qiao.launchOptions = options;
    qiao.home = home;
  };

  /** Tells the listeners of every API object. */
  qiao.tellAll = (name, what) => {
    for (const space of qiao.spaces) qiao.entries.notice(space.index, name, what);
  };

  // What happens to a program that has declared nothing.
  const shown = () => qiao.tellAll('onAppShow', qiao.launchOptions);
  Object.assign(qiao.entries, {
    launch: shown,
    route: nothing,
    notFound: (what) => qiao.tellAll('onPageNotFound', what),
    hide: () => qiao.tellAll('onAppHide', {}),
    show: shown,
  });
  qiao.fromPart('program', qiao.entries, 'project', 'unit', 'ask');
  if (qiao.functions.length > 0) qiao.need('host-functions');
});
