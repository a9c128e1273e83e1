// Pages and components of the program: opened, looked at and called as their user would. Whatever they are made
// of is what `getCurrentPages()` gives.
(function () {
  'use strict';
  const { app, host, say, steered } = kit;
  const nameOf = (instance) => instance.is || instance.route;
  const api = () => [globalThis.wx, globalThis.tt, globalThis.swan].find((one) => typeof one === 'object' && one !== null);

  function method(instance, name) {
    if (typeof instance[name] === 'function') return instance[name];
    const known = Object.keys(Object.getPrototypeOf(instance) || {}).filter((one) => typeof instance[one] === 'function');
    throw new TypeError(say({ NoMethod: { of: nameOf(instance), name, known: known.join(', ') } }));
  }

  /** What pages and components have in common, as a test sees them. */
  const common = (instance) => ({
    instance,
    get data() {
      return instance.data;
    },
    call: async (name, ...args) => method(instance, name).apply(instance, args),
    setData: (changes) => new Promise((done) => instance.setData(changes, done)),
    components: (selector) => instance.selectAllComponents(selector).map(componentOf),
    component(selector) {
      const found = instance.selectComponent(selector);
      if (!found) throw new Error(say({ NoComponent: { of: nameOf(instance), selector } }));
      return componentOf(found);
    },
  });

  const extended = (base, more) => Object.defineProperties(base, Object.getOwnPropertyDescriptors(more));

  const componentOf = (instance) =>
    extended(common(instance), {
      is: instance.is,
      get properties() {
        return instance.properties;
      },
      get dataset() {
        return instance.dataset;
      },
      /** Lets the component raise an event, which its owner's template may handle. */
      trigger: async (type, detail, options) => instance.triggerEvent(type, detail, options),
    });

  const pageOf = (instance) =>
    extended(common(instance), {
      route: instance.route,
      get query() {
        return instance.options;
      },
    });

  const pages = () => getCurrentPages();

  /** The page that was opened; where it has gone on to another, that one. */
  function opened(route, before) {
    const all = pages();
    const fresh = all.filter((page) => !before.includes(page));
    const own = fresh.find((page) => page.route === route) || all[all.length - 1];
    if (!own) throw new Error(say({ PageNotOpened: { route } }));
    return pageOf(own);
  }

  const routeOf = (url) => url.replace(/^\//, '').split('?')[0];

  /** What a function ends with: a word for what users do, or the fields of its result. */
  function endOf(name, value) {
    if (value === 'cancel' || value === 'fail') return { errMsg: `${name}:fail${value === 'cancel' ? ' cancel' : ''}` };
    if (value === 'confirm') return { errMsg: `${name}:ok`, confirm: true, cancel: false };
    return { errMsg: `${name}:ok`, ...(typeof value === 'number' ? { tapIndex: value } : value) };
  }

  /** Puts an answer in the place of a function that this host does not have. */
  function stand(name, given) {
    if (!(name in api())) throw new Error(say({ NoApi: { name } }));
    const run = async (options = {}) => {
      const value = typeof given === 'function' ? await given(options) : given;
      const end = endOf(name, value);
      const good = end.errMsg.endsWith(':ok');
      const callback = good ? options.success : options.fail;
      if (typeof callback === 'function') callback(end);
      if (typeof options.complete === 'function') options.complete(end);
      if (!good && !options.success && !options.fail && !options.complete) throw end;
      return end;
    };
    Object.defineProperty(api(), name, { value: run, writable: true, configurable: true, enumerable: true });
  }

  Object.assign(app, {
    async open(url) {
      if (typeof url !== 'string') throw new TypeError(say('NotAPageUrl'));
      const before = pages();
      await steered('open', url);
      return opened(routeOf(url), before);
    },
    pages: () => pages().map(pageOf),
    page() {
      const all = pages();
      return all.length > 0 ? pageOf(all[all.length - 1]) : undefined;
    },
    /** Starts the program anew; files and storage stay. */
    async relaunch(url) {
      await steered('relaunch', url === undefined ? null : url);
      return app.page();
    },
    /** Decides what the program gets that asks its user something; files are given by a list of their paths. */
    answer(name, given, options = {}) {
      kit.serve();
      const value = Array.isArray(given) ? host('chosen', given) : given;
      const what = typeof value === 'function' ? { function: kit.numbered(value) } : { value: value === undefined ? null : value };
      if (!host('answerOf', name, { ...what, once: options.once === true })) stand(name, value);
    },
    /** What is in the program's storage. */
    storage() {
      const { keys } = api().getStorageInfoSync();
      return Object.fromEntries(keys.map((key) => [key, api().getStorageSync(key)]));
    },
    /** The paths of the program's own files. */
    files(folder = api().env.USER_DATA_PATH) {
      const manager = api().getFileSystemManager();
      const inner = (name) => {
        const path = `${folder}/${name}`;
        return manager.statSync(path).isDirectory() ? app.files(path) : [path];
      };
      return manager.readdirSync(folder).flatMap(inner);
    },
  });
  app.answer.once = (name, given) => app.answer(name, given, { once: true });
})();
