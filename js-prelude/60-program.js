// The functions by which a program declares its parts. What is behind them is in `program/` and is
// run when the first of them is touched: a script that needs none of it starts without.
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

  let there = false;
  /** Runs the files of `program/`, once. */
  qiao.program = () => {
    if (there) return;
    there = true;
    qiao.native.program(qiao);
  };

  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      get() {
        qiao.program();
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

  const entry = (name, untouched) => {
    qiao.entries[name] = (...args) => {
      if (!there && untouched) return untouched(...args);
      qiao.program();
      return qiao.entries[name](...args);
    };
  };
  entry('launch', () => qiao.tellAll('onAppShow', qiao.launchOptions));
  entry('project');
  entry('unit');
  entry('route', nothing);
  entry('notFound', (what) => qiao.tellAll('onPageNotFound', what));
  entry('hide', () => qiao.tellAll('onAppHide', {}));
  entry('show', () => qiao.tellAll('onAppShow', qiao.launchOptions));
  entry('ask');

  /** Tells the listeners of every API object. */
  qiao.tellAll = (name, what) => {
    for (const space of qiao.spaces) qiao.entries.notice(space.index, name, what);
  };
});
