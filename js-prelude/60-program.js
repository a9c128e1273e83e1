// The functions by which a program declares its parts, such as `App` and `Page`. They are implemented by the part
// `program`, which is loaded when the first of them is called.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { entries, namespaces } = qiao;
  const { ReflectApply, dictionary } = qiao.primordials;

  /** The implementations by name; added by the part `program`. */
  qiao.declaring = dictionary();
  const declare = (/** @type {string} */ name) =>
    qiao.named(name, (/** @type {unknown[]} */ ...args) =>
      ReflectApply(qiao.loadPart('program').declaring[name], undefined, args),
    );
  /** What several platforms have is declared once. @type {Dictionary<true>} */
  const isDeclared = dictionary();
  for (let at = 0; at < namespaces.length; at++) {
    const { globals = [] } = namespaces[at];
    for (let of = 0; of < globals.length; of++) {
      const name = globals[of];
      if (!isDeclared[name]) qiao.defineGlobal(name, declare(name));
      isDeclared[name] = true;
    }
    // Not needed any more; there may be a thousand programs.
    namespaces[at].globals = undefined;
  }

  /** Sets the launch options before any of the program's files runs. */
  entries.prepare = (options, home) => {
    qiao.launchOptions = options;
    qiao.enterOptions = options;
    qiao.home = home;
  };

  /** Calls the listeners of every API object; says whether there is one. */
  qiao.notifyAll = (name, what) => {
    let any = false;
    for (let at = 0; at < namespaces.length; at++) any = entries.notice(namespaces[at].index, name, what) || any;
    return any;
  };

  // For programs that have declared nothing; the part puts its own in their place.
  entries.launch = () => qiao.notifyAll('onAppShow', qiao.enterOptions);
  /** Shows the program again, with these enter options if there are any. */
  entries.show = (options) => {
    if (options) qiao.enterOptions = options;
    qiao.shown();
  };
  qiao.shown = entries.launch;
  entries.hide = () => qiao.notifyAll('onAppHide', {});
  entries.notFound = (what) => qiao.notifyAll('onPageNotFound', what);
  entries.route = (kind, location, call) => {
    if (qiao.reserved) qiao.loadPart('program').entries.route(kind, location, call);
  };
  entries.reserve = (project) => {
    qiao.reserved = project;
  };
  if (qiao.functions.length > 0) qiao.loadPart('host-functions');
});
