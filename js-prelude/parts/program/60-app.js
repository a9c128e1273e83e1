// The app: `App()` and `getApp()`, its life cycle, its error handlers, and replies to an embedder's queries.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { declaring, entries, native, pages } = qiao;
  const { Error, JSONParse, JSONStringify, ReflectApply, ReflectOwnKeys, String } = qiao.primordials;
  const { StringPrototypeSplit, isError, setOwn } = qiao.primordials;
  const { cycle, guard } = qiao.instances;
  /** @type {ScriptObject | undefined} */
  let app;
  /**
   * The object that `getApp()` returned before `App()` was called; it becomes the app.
   * @type {ScriptObject | undefined}
   */
  let early;
  let launched = false;

  const run = (/** @type {string} */ name, /** @type {ScriptValue} */ argument = undefined) =>
    app && cycle(app, 'App', name, argument);

  function launch() {
    if (launched || !app) return;
    launched = true;
    run('onLaunch', qiao.launchOptions);
    run('onShow', qiao.enterOptions);
  }

  /** The project that a script runs beside, once its files have run. @type {Qiao['reserved']} */
  let begun;
  qiao.begin = () => {
    begun = qiao.reserved;
    qiao.reserved = undefined;
    if (!begun) return;
    const project = begun;
    const { units } = project;
    guard('in ' + project.app, () => entries.project(project));
    launch();
    for (let at = 0; at < units.length; at++) guard('in ' + units[at].name, () => entries.unit(units[at].name));
  };

  entries.relaunch = () => {
    if (begun) qiao.reserved = begun;
    qiao.forgetPages();
    qiao.forgetFiles();
    app = undefined;
    early = undefined;
    launched = false;
    qiao.enterOptions = qiao.launchOptions;
  };

  entries.launch = () => {
    launch();
    qiao.notifyAll('onAppShow', qiao.enterOptions);
  };

  /** Says whether the program has something for such a case. */
  entries.notFound = (what) => {
    const handles = app !== undefined && typeof app.onPageNotFound === 'function';
    run('onPageNotFound', what);
    return qiao.notifyAll('onPageNotFound', what) || handles;
  };

  entries.hide = () => {
    pages.hideTop();
    run('onHide');
    qiao.notifyAll('onAppHide', {});
  };

  qiao.shown = () => {
    run('onShow', qiao.enterOptions);
    qiao.notifyAll('onAppShow', qiao.enterOptions);
    pages.showTop();
  };

  // An error inside an error handler is not passed to it again.
  let handling = false;
  function handle(/** @type {() => void} */ act) {
    if (handling) return;
    handling = true;
    try {
      act();
    } catch (error) {
      native.callbackError(error, qiao.namespaces[0].callbackError, 'at App lifeCycleMethod onError function');
    } finally {
      handling = false;
    }
  }

  // The program may have listeners without an app.
  entries.appError = (error) =>
    handle(() => {
      const text = isError(error) ? error.message + '\n' + error.stack : String(error);
      if (app && typeof app.onError === 'function') app.onError(text);
      qiao.notifyAll('onError', text);
    });

  entries.rejected = (reason, promise) =>
    handle(() => {
      const what = { reason, promise };
      if (app && typeof app.onUnhandledRejection === 'function') app.onUnhandledRejection(what);
      qiao.notifyAll('onUnhandledRejection', what);
    });

  const found = (/** @type {ScriptValue} */ value) => ({ __proto__: null, value });

  /** Calls a method of a page. @param {string} route @param {string} method @param {string} args */
  function call(route, method, args) {
    const page = pages.find(route);
    if (!page || typeof page[method] !== 'function') return undefined;
    return found(ReflectApply(page[method], page, JSONParse(args)));
  }

  /** Replies to an embedder's queries; undefined if the page or method does not exist. @type {Dictionary<any>} */
  const queries = {
    __proto__: null,
    call,
    trigger: (/** @type {string} */ route, /** @type {string} */ method, /** @type {string} */ args) =>
      call(route, method, args) && found(null),
    evaluate: (/** @type {string} */ _, /** @type {string} */ __, /** @type {string} */ text) =>
      found(qiao.evaluate(text)),
    data(/** @type {string} */ route) {
      const page = pages.find(route);
      return page && found(page.data);
    },
    global(/** @type {string} */ _, /** @type {string} */ name) {
      const path = StringPrototypeSplit(name, '.');
      let value = app;
      for (let at = 0; at < path.length; at++) value = value ? value[path[at]] : undefined;
      return found(value);
    },
    inspect: (/** @type {string} */ _, /** @type {string} */ method, /** @type {string} */ params) =>
      found(qiao.loadPart('inspector').inspect(method, JSONParse(params))),
  };

  const answer = (/** @type {number} */ number, /** @type {ScriptValue} */ value) => {
    const text = JSONStringify(value);
    native.answered(number, 'value', text === undefined ? 'null' : text);
  };

  /** The message of an error or of a failed call, or the text of anything else. @param {any} error */
  function messageOf(error) {
    if (isError(error)) return String(error.message);
    const failed = typeof error === 'object' && error !== null && typeof error.errMsg === 'string';
    return failed ? error.errMsg : String(error);
  }

  /** What was thrown as JSON, as far as it has such a form. @param {any} error */
  function thrown(error) {
    const message = messageOf(error);
    try {
      return /** @type {string} */ (JSONStringify({ __proto__: null, message, value: error }));
    } catch (_) {
      return /** @type {string} */ (JSONStringify({ __proto__: null, message, value: null }));
    }
  }

  /** @param {number} number @param {unknown} error */
  function fail(number, error) {
    native.callbackError(error, qiao.namespaces[0].callbackError, '');
    native.answered(number, 'threw', thrown(error));
  }

  /**
   * Replies with the value of a promise. It is awaited because script may have replaced `then`.
   * @param {number} number @param {ScriptValue} promise
   */
  async function answerLater(number, promise) {
    try {
      answer(number, await promise);
    } catch (error) {
      fail(number, error);
    }
  }

  entries.ask = (number, what, route, name, args) => {
    try {
      const result = queries[what](route, name, args);
      if (result === undefined) return native.answered(number, 'missing', '');
      const { value } = result;
      const isThenable = typeof value === 'object' && value !== null && typeof value.then === 'function';
      if (isThenable) answerLater(number, value);
      else answer(number, value);
    } catch (error) {
      fail(number, error);
    }
    return undefined;
  };

  /**
   * Copies the fields given to `App()` to the object that `getApp()` returned earlier.
   * @param {ScriptObject} early @param {ScriptObject} given
   */
  function complete(early, given) {
    /** @type {Dictionary<any>} */
    const fields = { __proto__: null, ...given };
    const keys = ReflectOwnKeys(fields);
    for (let at = 0; at < keys.length; at++) setOwn(early, keys[at], fields[/** @type {string} */ (keys[at])]);
    return early;
  }

  declaring.App = (given) => {
    if (app) throw new Error('App() is called twice');
    app = early ? complete(early, given) : given || {};
    if (qiao.namespaces[0].launchesAtOnce) launch();
  };
  declaring.getApp = (wanted) => {
    if (!app && wanted && wanted.allowDefault) early = early || {};
    return app || early;
  };
});
