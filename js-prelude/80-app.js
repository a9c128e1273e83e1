// App and Page: registers what a program declares, launches it, and lets the host call a page's
// methods. Life cycles follow the order that all platforms share.
(function (qiao) {
  'use strict';
  const HOME = 'pages/index/index';
  const declared = new Map();
  const stack = [];
  let app;

  const copy = (data) => (data === undefined ? {} : JSON.parse(JSON.stringify(data)));

  /** Calls a life-cycle function if there is one; what it throws is an error like any other. */
  function cycle(target, name, argument) {
    if (target && typeof target[name] === 'function') target[name](argument);
  }

  qiao.appError = (error) => {
    if (!app || typeof app.onError !== 'function') return;
    const text = error instanceof Error ? error.message + '\n' + error.stack : String(error);
    app.onError(text);
  };

  function setData(changes, done) {
    for (const path of Object.keys(changes || {})) put(this.data, path, changes[path]);
    if (typeof done === 'function') done.call(this);
  }

  /** Sets `a.b[0].c` in an object, making what is missing on the way. */
  function put(target, path, value) {
    const keys = path.match(/[^.[\]]+/g) || [path];
    keys.slice(0, -1).forEach((key, at) => {
      if (typeof target[key] !== 'object' || target[key] === null) target[key] = /^\d+$/.test(keys[at + 1]) ? [] : {};
      target = target[key];
    });
    target[keys[keys.length - 1]] = value;
  }

  function open(route) {
    const options = declared.get(route);
    if (!options) return undefined;
    const page = Object.assign({}, options, { route, data: copy(options.data), setData });
    stack.push(page);
    cycle(page, 'onLoad', {});
    cycle(page, 'onShow');
    cycle(page, 'onReady');
    return page;
  }

  qiao.define({
    App(options) {
      if (app) throw new Error('App() is called twice');
      app = options || {};
    },
    Page(options) {
      declared.set(HOME, options || {});
    },
    getApp: () => app,
    getCurrentPages: () => stack.slice(),
  });

  qiao.entries.launch = () => {
    if (app) {
      const launch = { path: HOME, query: {}, scene: 1001 };
      cycle(app, 'onLaunch', launch);
      cycle(app, 'onShow', launch);
    }
    open(HOME);
  };

  const top = () => stack[stack.length - 1];

  qiao.entries.hide = () => {
    cycle(top(), 'onHide');
    cycle(app, 'onHide');
  };

  qiao.entries.show = () => {
    cycle(app, 'onShow', { path: HOME, query: {}, scene: 1001 });
    cycle(top(), 'onShow');
  };

  qiao.entries.callPage = (route, method, args) => {
    const page = stack.find((page) => page.route === route) || open(route);
    if (!page || typeof page[method] !== 'function') return false;
    page[method](...JSON.parse(args));
    return true;
  };
});
