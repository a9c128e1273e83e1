// The components that the template of a page or a component places: made, given their properties,
// found by selectors, and taken away again. Templates are not rendered: each tag stands for one
// component, conditions and properties are literals or paths into the owner's data.
(function (qiao) {
  'use strict';
  const { get, steps, copy } = qiao.data;
  const { make, innerOf, change, live } = qiao.instances;
  const LITERALS = new Map([
    ['true', true],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
  ]);

  /** The value of what stands between braces, for the owner's data. */
  function evaluate(text, data) {
    const source = text.trim();
    if (LITERALS.has(source)) return LITERALS.get(source);
    if (/^\([^()]*\)$/.test(source)) return evaluate(source.slice(1, -1), data);
    if (source.startsWith('!')) return !evaluate(source.slice(1), data);
    if (/^-?\d+(\.\d+)?$/.test(source)) return Number(source);
    const quoted = /^'([^']*)'$|^"([^"]*)"$/.exec(source);
    if (quoted) return quoted[1] === undefined ? quoted[2] : quoted[1];
    return /^[\w$]+([.[][\w$\]]+)*$/.test(source) ? get(data, steps(source)) : undefined;
  }

  /** The value of an attribute: text, or what its braces mean. */
  function valueOf(written, data) {
    const whole = /^\{\{([\s\S]*)\}\}$/.exec(written);
    return whole ? evaluate(whole[1], data) : written;
  }

  const unitOf = (name) => qiao.units.get(name);

  function properties(instance, element, data) {
    const known = innerOf(instance).definition.properties;
    const changes = {};
    for (const name of Object.keys(element.properties)) {
      const value = valueOf(element.properties[name], data);
      if (!known.has(name) || value === undefined) continue;
      const typed = known.get(name).type === Boolean && value === '' ? true : value;
      if (instance.data[name] !== typed) changes[name] = copy(typed);
    }
    return changes;
  }

  function create(owner, element) {
    const definition = qiao.declared(element.component);
    if (!definition) return undefined;
    const page = innerOf(owner).page || owner;
    const instance = make({ name: element.component, definition, element, owner, page });
    instance.id = element.id;
    instance.dataset = {};
    for (const name of Object.keys(element.dataset)) {
      instance.dataset[name] = valueOf(element.dataset[name], owner.data);
    }
    place(instance);
    live(instance, 'lives', 'created');
    const given = properties(instance, element, owner.data);
    if (Object.keys(given).length > 0) change(instance, given);
    return instance;
  }

  const isThere = (element, data) => element.conditions.every((condition) => evaluate(condition, data));

  /** Makes the components of a template, from the inside out. */
  function place(owner) {
    const inner = innerOf(owner);
    const unit = unitOf(inner.name);
    for (const element of unit ? unit.elements : []) {
      if (!isThere(element, owner.data)) continue;
      const child = create(owner, element);
      if (child) inner.children.set(element, child);
    }
    inner.placed = true;
  }

  /** Runs a function for an instance's components and theirs, the outer ones first. */
  function each(owner, run) {
    for (const child of [...innerOf(owner).children.values()]) {
      run(child);
      each(child, run);
    }
  }

  /** The same, the inner ones first. */
  function eachInward(owner, run) {
    for (const child of [...innerOf(owner).children.values()]) {
      eachInward(child, run);
      run(child);
    }
  }

  function add(owner, element) {
    const child = create(owner, element);
    if (!child) return;
    innerOf(owner).children.set(element, child);
    const both = (run) => {
      run(child);
      each(child, run);
    };
    both((one) => live(one, 'lives', 'attached'));
    both((one) => live(one, 'lives', 'ready'));
  }

  function remove(owner, element, child) {
    innerOf(owner).children.delete(element);
    eachInward(child, (one) => live(one, 'lives', 'detached'));
    live(child, 'lives', 'detached');
  }

  /** After a change of an owner's data: what its template places and passes follows. */
  function sync(owner) {
    const inner = innerOf(owner);
    const unit = unitOf(inner.name);
    for (const element of unit ? unit.elements : []) {
      const child = inner.children.get(element);
      const wanted = isThere(element, owner.data);
      if (wanted && !child) add(owner, element);
      else if (!wanted && child) remove(owner, element, child);
      else if (child) {
        const changes = properties(child, element, owner.data);
        if (Object.keys(changes).length > 0) change(child, changes);
      }
    }
  }

  function fits(element, selector) {
    if (selector.startsWith('#')) return element.id === selector.slice(1);
    if (selector.startsWith('.')) return element.class.split(/\s+/).includes(selector.slice(1));
    return element.tag === selector;
  }

  /** The components in an owner's template that a simple selector names. */
  function select(owner, selector) {
    const wanted = String(selector).trim();
    const children = [...innerOf(owner).children];
    return children.filter(([element]) => fits(element, wanted)).map(([, child]) => child);
  }

  qiao.elements = { place, each, eachInward, sync, select };
});
