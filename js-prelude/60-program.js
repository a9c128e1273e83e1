// The functions by which a program declares its parts. What is behind them is a part of its own, run
// when the first of them is called: a script that needs none of it starts without.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { entries, namespaces } = qiao;
  const { ReflectApply, dictionary } = qiao.primordials;
  // Their part puts its own in their place: listeners hear of errors in a program without an app, too.
  qiao.appError = (error) => qiao.loadPart('program').appError(error);
  qiao.appRejection = (reason, promise) => qiao.loadPart('program').appRejection(reason, promise);
  entries.appError = (error) => qiao.appError(error);
  entries.rejected = (reason, promise) => qiao.appRejection(reason, promise);

  /** What these functions do, by name; filled by their part. */
  qiao.declaring = dictionary();
  const declare = (/** @type {string} */ name) =>
    qiao.named(name, (/** @type {unknown[]} */ ...args) =>
      ReflectApply(qiao.loadPart('program').declaring[name], undefined, args),
    );
  for (let at = 0; at < namespaces.length; at++) {
    const { globals = [] } = namespaces[at];
    for (let name = 0; name < globals.length; name++) qiao.defineGlobal(globals[name], declare(globals[name]));
    // It is not asked for again, and there may be a thousand programs.
    namespaces[at].globals = undefined;
  }

  /** How the program is opened, known before anything of it runs. */
  entries.prepare = (options, home) => {
    qiao.launchOptions = options;
    qiao.home = home;
  };

  /** Calls the listeners of every API object. */
  qiao.notifyAll = (name, what) => {
    for (let at = 0; at < namespaces.length; at++) entries.notice(namespaces[at].index, name, what);
  };

  // What happens to a program that has declared nothing.
  entries.launch = () => qiao.notifyAll('onAppShow', qiao.launchOptions);
  entries.show = entries.launch;
  entries.hide = () => qiao.notifyAll('onAppHide', {});
  entries.notFound = (what) => qiao.notifyAll('onPageNotFound', what);
  entries.route = () => {};
  // The part puts its own in their place.
  entries.project = (project) => qiao.loadPart('program').entries.project(project);
  entries.unit = (name) => qiao.loadPart('program').entries.unit(name);
  entries.ask = (number, what, route, name, args) =>
    qiao.loadPart('program').entries.ask(number, what, route, name, args);
  if (qiao.functions.length > 0) qiao.loadPart('host-functions');
});
