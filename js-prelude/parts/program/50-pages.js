// Pages: what `Page()` and `Component()` register, the stack of those that are open, and their life
// cycles. The host decides where to go; this carries it out.
(function (qiao) {
  'use strict';
  const { make, place, innerOf, childrenOf, outward, inward, change, guard, cycle, live } = qiao.instances;
  const declared = new Map();
  /** The open pages, the one that is shown last. */
  const stack = [];
  /** Pages of the tab bar stay when others are shown. */
  const tabs = new Map();
  let loading;

  qiao.declared = (name) => declared.get(name);

  const declare = (definition) => declared.set(loading === undefined ? qiao.home : loading, definition);

  /** Runs the file of a unit; what it registers is that unit. */
  function load(unit) {
    if (unit.loaded) return;
    unit.loaded = true;
    const before = loading;
    loading = unit.name;
    try {
      qiao.load(unit.name);
    } finally {
      loading = before;
    }
  }

  /** Takes in what a project consists of, and runs the file of its app, if it has one. */
  qiao.entries.project = (app, units) => {
    for (const unit of units) qiao.units.set(unit.name, unit);
    if (app !== undefined) qiao.load(app);
  };

  /** Runs the file of a unit of the main package. */
  qiao.entries.unit = (name) => {
    const unit = qiao.units.get(name);
    if (unit.package === '') load(unit);
  };

  /** Runs the files of a page's package, if it is not the main one. */
  function loadPackage(route) {
    const unit = qiao.units.get(route);
    if (!unit || unit.package === '' || unit.loaded) return;
    for (const other of qiao.units.values()) {
      if (other.package === unit.package) guard('in ' + other.name, () => load(other));
    }
  }

  function registered(route) {
    loadPackage(route);
    if (!declared.has(route) && (qiao.units.has(route) || route !== qiao.home)) {
      throw new Error('Page "' + route + '" has not been registered yet.');
    }
    return declared.get(route);
  }

  const called = (page, name, argument) => cycle(page, '"' + page.route + '" page', name, argument);

  function makePage(route, query) {
    const definition = registered(route);
    if (!definition) return undefined;
    const page = make({ name: route, definition, isPage: true });
    Object.assign(page, { route, __route__: route, options: query });
    place(page);
    live(page, 'lives', 'created');
    return page;
  }

  function visible(page, name) {
    for (const child of childrenOf(page)) outward(child, (component) => live(component, 'pageLives', name));
    live(page, 'pageLives', name);
  }

  function show(page) {
    visible(page, 'show');
    called(page, 'onShow');
  }

  function hide(page) {
    visible(page, 'hide');
    called(page, 'onHide');
  }

  function open({ route, query }, channel) {
    const page = makePage(route, query);
    if (!page) return;
    stack.push(page);
    innerOf(page).channel = channel;
    const { properties, isBlock, kind } = innerOf(page).definition;
    change(page, Object.fromEntries(Object.entries(query).filter(([name]) => properties.has(name))));
    outward(page, (one) => live(one, 'lives', 'attached'));
    called(page, 'onLoad', isBlock ? qiao.launchOptions[kind] : query);
    const steps = isBlock ? [ready, show] : [show, ready];
    for (const step of steps) step(page);
  }

  function ready(page) {
    inward(page, (one) => live(one, 'lives', 'ready'));
    called(page, 'onReady');
  }

  function close(page) {
    called(page, innerOf(page).definition.isBlock ? 'onDestroy' : 'onUnload');
    inward(page, (one) => live(one, 'lives', 'detached'));
  }

  const top = () => stack[stack.length - 1];
  const isTab = (page) => tabs.get(page.route) === page;

  /** Leaves all pages; those of the tab bar stay if `keep`. */
  function leaveAll(keep) {
    const left = top();
    while (stack.length > 0) {
      const page = stack.pop();
      if (keep && isTab(page)) {
        if (page === left) hide(page);
      } else {
        close(page);
        tabs.delete(page.route);
      }
    }
    if (keep) return;
    for (const page of tabs.values()) close(page);
    tabs.clear();
  }

  function switchTo(visit) {
    if (top() && top().route === visit.route) return;
    leaveAll(true);
    const page = tabs.get(visit.route);
    if (page) {
      stack.push(page);
      show(page);
    } else {
      open(visit);
    }
  }

  const ways = {
    first: (visit) => open(visit),
    push(visit, call) {
      const channels = call ? qiao.loadPart('channels').channels(call) : undefined;
      if (top()) hide(top());
      open(visit, channels);
    },
    replace(visit) {
      const page = stack.pop();
      if (page) close(page);
      open(visit);
    },
    tab: switchTo,
    restart(visit) {
      leaveAll(false);
      open(visit);
    },
    back({ pages }) {
      for (let left = pages; left > 0 && stack.length > 1; left--) close(stack.pop());
      if (top()) show(top());
    },
  };

  /** Carries out what the host decided. */
  qiao.entries.route = (way, visit, call) => {
    ways[way](visit, call);
    if (top() && visit.tab) tabs.set(top().route, top());
  };

  qiao.pages = {
    top,
    find: (route) => stack.find((page) => page.route === route),
    hideTop: () => top() && hide(top()),
    showTop: () => top() && show(top()),
  };

  Object.assign(qiao.declaring, {
    Page: (options) => void declare(qiao.definitions.ofPage(options)),
    Block: (options) => void declare(qiao.definitions.ofBlock(options, 'block')),
    Creator: (options) => void declare(qiao.definitions.ofBlock(options, 'creator')),
    Component: (options) => void declare(qiao.definitions.ofComponent(options)),
    Behavior: qiao.definitions.Behavior,
    getCurrentPages: () => stack.slice(),
    requirePlugin(name) {
      throw new Error('plugin "' + name + '" cannot be loaded: this host has no plugins');
    },
  });
});
