// The functions by which a program declares its parts. What is behind them is a part of its own, run
// when the first of them is called: a script that needs none of it starts without.
(function (qiao) {
  'use strict';
  const nothing = () => {};
  // Their part puts its own in their place: listeners hear of errors in a program without an app, too.
  qiao.appError = (error) => qiao.loadPart('program').appError(error);
  qiao.appRejection = (reason, promise) => qiao.loadPart('program').appRejection(reason, promise);
  qiao.entries.appError = (error) => qiao.appError(error);
  qiao.entries.rejected = (reason, promise) => qiao.appRejection(reason, promise);

  /** What these functions do, by name; filled by their part. */
  qiao.declaring = {};
  const declare = (name) => (...args) => qiao.loadPart('program').declaring[name](...args);
  for (const namespace of qiao.namespaces) {
    for (const name of namespace.globals) qiao.define({ [name]: qiao.named(name, declare(name)) });
    // It is not asked for again, and there may be a thousand programs.
    namespace.globals = undefined;
  }

  /** How the program is opened, known before anything of it runs. */
  qiao.entries.prepare = (options, home) => {
    qiao.launchOptions = options;
    qiao.home = home;
  };

  /** Tells the listeners of every API object. */
  qiao.tellAll = (name, what) => {
    for (const namespace of qiao.namespaces) qiao.entries.notice(namespace.index, name, what);
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
  for (const name of ['project', 'unit', 'ask']) {
    qiao.entries[name] = (...args) => qiao.loadPart('program').entries[name](...args);
  }
  if (qiao.functions.length > 0) qiao.loadPart('host-functions');
});
