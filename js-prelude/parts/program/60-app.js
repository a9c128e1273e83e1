// The program as a whole: `App`, its life cycle, what reaches its error handlers, and what an
// embedder asks of pages.
(function (qiao) {
  'use strict';
  const { cycle } = qiao.instances;
  const native = qiao.native;
  let app;
  let early;
  let launched = false;

  const called = (name, argument) => app && cycle(app, 'App', name, argument);

  function launch() {
    if (launched || !app) return;
    launched = true;
    called('onLaunch', qiao.launchOptions);
    called('onShow', qiao.launchOptions);
  }

  qiao.entries.launch = () => {
    launch();
    qiao.tellAll('onAppShow', qiao.launchOptions);
  };

  qiao.entries.notFound = (what) => {
    called('onPageNotFound', what);
    qiao.tellAll('onPageNotFound', what);
  };

  qiao.entries.hide = () => {
    qiao.pages.hideTop();
    called('onHide');
    qiao.tellAll('onAppHide', {});
  };

  qiao.entries.show = () => {
    called('onShow', qiao.launchOptions);
    qiao.tellAll('onAppShow', qiao.launchOptions);
    qiao.pages.showTop();
  };

  // An error within an error handler is not handed to it again.
  let handling = false;
  function handle(run) {
    if (handling) return;
    handling = true;
    try {
      run();
    } catch (error) {
      native.callbackError(error, qiao.namespaces[0].callbackError, 'at App lifeCycleMethod onError function');
    } finally {
      handling = false;
    }
  }

  qiao.appError = (error) =>
    handle(() => {
      const text = error instanceof Error ? error.message + '\n' + error.stack : String(error);
      if (app && typeof app.onError === 'function') app.onError(text);
      qiao.tellAll('onError', text);
    });

  qiao.appRejection = (reason, promise) =>
    handle(() => {
      const what = { reason, promise };
      if (app && typeof app.onUnhandledRejection === 'function') app.onUnhandledRejection(what);
      qiao.tellAll('onUnhandledRejection', what);
    });

  /** What an embedder asks: the answer goes to the host under the number of the question. */
  const asked = {
    call(route, method, args) {
      const page = qiao.pages.find(route);
      if (!page || typeof page[method] !== 'function') return undefined;
      return { value: page[method](...JSON.parse(args)) };
    },
    trigger(route, method, args) {
      const page = qiao.pages.find(route);
      if (!page || typeof page[method] !== 'function') return undefined;
      page[method](...JSON.parse(args));
      return { value: null };
    },
    data(route) {
      const page = qiao.pages.find(route);
      return page && { value: page.data };
    },
    global(_, name) {
      return { value: app && name.split('.').reduce((value, key) => (value ? value[key] : undefined), app) };
    },
  };

  const json = (value) => {
    const text = JSON.stringify(value);
    return text === undefined ? 'null' : text;
  };
  const failed = (number, error) => {
    native.callbackError(error, qiao.namespaces[0].callbackError, '');
    native.answered(number, 'threw', error instanceof Error ? error.message : String(error));
  };

  qiao.entries.ask = (number, what, route, name, args) => {
    try {
      const found = asked[what](route, name, args);
      if (found === undefined) return native.answered(number, 'missing', '');
      const value = found.value;
      if (typeof value !== 'object' || value === null || typeof value.then !== 'function') {
        return native.answered(number, 'value', json(value));
      }
      value.then(
        (settled) => native.answered(number, 'value', json(settled)),
        (error) => failed(number, error),
      );
    } catch (error) {
      failed(number, error);
    }
    return undefined;
  };

  Object.assign(qiao.declaring, {
    App(given) {
      if (app) throw new Error('App() is called twice');
      app = early ? Object.assign(early, given) : given || {};
      if (qiao.namespaces[0].launchesAtOnce) launch();
    },
    getApp(wanted) {
      if (!app && wanted && wanted.allowDefault) early = early || {};
      return app || early;
    },
  });
});
