// Pages: registration by `Page()` and `Component()`, the stack of open pages, and their life cycles. The host decides
// about navigation; this file carries it out.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { declaring, definitions, entries, units } = qiao;
  const { CreateDataProperty, Error, ObjectKeys, SafeMap, append, dictionary } = qiao.primordials;
  const { make, place, attach, ready, detach, innerOf, childrenOf, outward, change, guard, cycle, live } =
    qiao.instances;
  /** What the files of pages and components declare, by name. */
  /** @type {Dictionary<Definition>} */
  const declared = dictionary();
  /** The open pages; the last one is shown. */
  /** @type {Instance[]} */
  const stack = [];
  /** Created pages of the tab bar, by route; they are kept while others are shown. */
  /** @type {SafeMap<string, Instance>} */
  const tabs = new SafeMap();
  /** The unit whose file is running. @type {string | undefined} */
  let loading;
  /** Whether files of components wait for the first page that needs them. */
  let lazy = false;
  /** The unit of the custom tab bar. @type {string | undefined} */
  let tabBar;

  qiao.declared = (name) => declared[name];

  /** @param {Definition} definition */
  function declare(definition) {
    declared[loading === undefined ? qiao.home : loading] = definition;
  }

  /** Runs the file of a unit; what it registers becomes the unit's definition. @param {Unit} unit */
  function load(unit) {
    if (unit.loaded) return;
    unit.loaded = true;
    const before = loading;
    loading = unit.name;
    unit.failed = true;
    try {
      unit.failed = !qiao.load(unit.name);
    } finally {
      loading = before;
    }
  }

  /** Takes in what a project consists of, and runs the file of its app, if it has one. */
  entries.project = (project) => {
    ({ lazy, tabBar } = project);
    qiao.readTemplate = project.template;
    const all = project.units;
    for (let at = 0; at < all.length; at++) units[all[at].name] = all[at];
    if (project.app !== undefined) qiao.load(project.app);
  };

  /** Runs the file of a unit of the main package, unless that waits. */
  entries.unit = (name) => {
    if (units[name].package === '' && !lazy) load(units[name]);
  };

  /** Runs the files of the components that a unit may place, and its own after them. @param {Unit} unit */
  function loadNeeded(unit) {
    if (unit.needed) return;
    unit.needed = true;
    for (let at = 0; at < unit.components.length; at++) loadNeeded(units[unit.components[at]]);
    guard('in ' + unit.name, () => load(unit));
  }

  /** Runs the files that a page needs and that have waited for it. @param {string} route */
  function loadFor(route) {
    const unit = units[route];
    if (!unit) return;
    if (lazy) loadNeeded(unit);
    if (unit.package === '' || unit.loaded) return;
    const names = ObjectKeys(units);
    for (let at = 0; at < names.length; at++) {
      const other = units[names[at]];
      if (other.package === unit.package) guard('in ' + other.name, () => load(other));
    }
  }

  /** What the page of a route is made of; undefined where its file has failed, which was reported. @param {string} route */
  function registered(route) {
    loadFor(route);
    const definition = declared[route];
    const unit = units[route];
    if (!definition && (unit ? !unit.failed : route !== qiao.home)) {
      throw new Error('Page "' + route + '" has not been registered yet.');
    }
    return definition;
  }

  // Not `page.route`, which script may have changed.
  const routeOf = (/** @type {Instance} */ page) => innerOf(page).name;
  /**
   * Runs a life-cycle function of a page.
   * @param {Instance} page @param {string} name @param {ScriptValue} [argument]
   */
  const run = (page, name, argument) => cycle(page, '"' + routeOf(page) + '" page', name, argument);

  /** @param {string} route @param {ScriptObject} query */
  function makePage(route, query) {
    const definition = registered(route);
    if (!definition) return undefined;
    const page = make(route, definition);
    CreateDataProperty(page, 'route', route);
    CreateDataProperty(page, '__route__', route);
    CreateDataProperty(page, 'options', query);
    CreateDataProperty(page, 'id', '');
    CreateDataProperty(page, 'dataset', {});
    place(page);
    live(page, 'lives', 'created');
    return page;
  }

  /** @param {Instance} page @param {string} name */
  function runPageLives(page, name) {
    const children = childrenOf(page);
    for (let at = 0; at < children.length; at++) {
      outward(children[at], (component) => live(component, 'pageLives', name));
    }
    live(page, 'pageLives', name);
  }

  /** @param {Instance} page */
  function show(page) {
    runPageLives(page, 'show');
    run(page, 'onShow');
  }

  /** @param {Instance} page */
  function hide(page) {
    runPageLives(page, 'hide');
    run(page, 'onHide');
  }

  /** A page has been drawn. @param {Instance} page */
  function drawn(page) {
    const bar = innerOf(page).tabBar;
    if (bar) ready(bar);
    ready(page);
    run(page, 'onReady');
  }

  /**
   * Sets the properties of a page that is a component from the query.
   * @param {Instance} page @param {ScriptObject} query
   */
  function setProperties(page, query) {
    const { properties } = innerOf(page).definition;
    /** @type {Dictionary<ScriptValue>} */
    const changes = dictionary();
    const names = ObjectKeys(query);
    for (let at = 0; at < names.length; at++) {
      if (properties.has(names[at])) changes[names[at]] = query[names[at]];
    }
    change(page, changes);
  }

  /** Gives a page of the tab bar a custom tab bar of its own, where the program has one. @param {Instance} page */
  function addTabBar(page) {
    const definition = tabBar === undefined ? undefined : registered(tabBar);
    if (tabBar === undefined || !definition) return;
    const bar = make(tabBar, definition, { __proto__: null, entry: undefined, owner: undefined, page });
    innerOf(page).tabBar = bar;
    place(bar);
    live(bar, 'lives', 'created');
    attach(bar);
  }

  /** @param {PageLocation} location @param {ScriptObject} [channel] */
  function open({ route, query, tab }, channel) {
    const page = makePage(route, query);
    if (!page) return;
    append(stack, page);
    innerOf(page).channel = channel;
    setProperties(page, query);
    attach(page);
    if (tab) addTabBar(page);
    if (qiao.namespaces[0].initsPages) run(page, 'onInit', query);
    const { kind } = innerOf(page).definition;
    run(page, 'onLoad', kind ? qiao.launchOptions[kind] : query);
    if (kind) drawn(page);
    show(page);
    if (!kind) drawn(page);
  }

  /** @param {Instance} page */
  function close(page) {
    run(page, innerOf(page).definition.kind ? 'onDestroy' : 'onUnload');
    const bar = innerOf(page).tabBar;
    if (bar) detach(bar);
    detach(page);
  }

  const top = () => (stack.length > 0 ? stack[stack.length - 1] : undefined);

  /** Removes the shown page from the stack. */
  function pop() {
    const page = top();
    if (page) stack.length -= 1;
    return page;
  }

  /** Closes all pages except those of the tab bar. */
  function leaveForTab() {
    const left = top();
    for (let page = pop(); page; page = pop()) {
      if (tabs.get(routeOf(page)) !== page) {
        close(page);
        tabs.delete(routeOf(page));
      } else if (page === left) {
        hide(page);
      }
    }
  }

  /** Closes all pages, including those of the tab bar that are not shown. */
  function leaveAll() {
    for (let page = pop(); page; page = pop()) {
      close(page);
      tabs.delete(routeOf(page));
    }
    tabs.forEach((page, route) => {
      tabs.delete(route);
      close(page);
    });
  }

  /** @param {PageLocation} location */
  function switchTab(location) {
    const left = top();
    if (left && routeOf(left) === location.route) return;
    leaveForTab();
    const page = tabs.get(location.route);
    if (page) {
      append(stack, page);
      show(page);
    } else {
      open(location);
    }
  }

  /** @typedef {(location: PageLocation & { pages: number }, call: number | undefined) => void} Navigate */
  /** @type {Bare & Record<Navigation, Navigate>} */
  const navigations = {
    __proto__: null,
    first: (location) => open(location),
    push(location, call) {
      const channel = call ? qiao.loadPart('channels').channels(call) : undefined;
      withTop(hide);
      open(location, channel);
    },
    replace(location) {
      const page = pop();
      if (page) close(page);
      open(location);
    },
    tab: switchTab,
    restart(location) {
      leaveAll();
      open(location);
    },
    back({ pages }) {
      for (let left = pages; left > 0 && stack.length > 1; left--) close(/** @type {Instance} */ (pop()));
      withTop(show);
    },
  };

  /** Carries out a navigation that the host decided. */
  entries.route = (kind, location, call) => {
    if (qiao.reserved) qiao.begin();
    navigations[kind](location, call);
    if (location.tab) withTop((page) => tabs.set(routeOf(page), page));
  };

  qiao.forgetPages = () => {
    stack.length = 0;
    tabs.forEach((_, route) => tabs.delete(route));
    const names = ObjectKeys(declared);
    for (let at = 0; at < names.length; at++) delete declared[names[at]];
    const known = ObjectKeys(units);
    for (let at = 0; at < known.length; at++) units[known[at]].loaded = units[known[at]].needed = false;
  };

  /** The page of that route that was opened first. @param {string} route */
  function find(route) {
    for (let at = 0; at < stack.length; at++) if (routeOf(stack[at]) === route) return stack[at];
    return undefined;
  }

  /** Calls a function with the shown page, if there is one. @param {(page: Instance) => void} act */
  function withTop(act) {
    const page = top();
    if (page) act(page);
  }

  qiao.pages = {
    __proto__: null,
    top,
    find,
    hideTop: () => withTop(hide),
    showTop: () => withTop(show),
  };

  declaring.Page = (options) => declare(definitions.ofPage(options));
  declaring.Block = (options) => declare(definitions.ofBlock(options, 'block'));
  declaring.Creator = (options) => declare(definitions.ofBlock(options, 'creator'));
  declaring.Component = (options) => declare(definitions.ofComponent(options));
  declaring.Behavior = definitions.Behavior;
  declaring.getCurrentPages = () => {
    /** @type {Instance[]} */
    const pages = [];
    for (let at = 0; at < stack.length; at++) append(pages, stack[at]);
    return pages;
  };
  declaring.requirePlugin = (name) => {
    throw new Error('plugin "' + name + '" cannot be loaded: this host has no plugins');
  };
});
