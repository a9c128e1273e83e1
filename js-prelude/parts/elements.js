// The components that the template of a page or a component places: made, given their properties,
// found by selectors, and taken away again. Templates are not rendered: each tag stands for one
// component, conditions and properties are literals or paths into the owner's data.
(function (qiao) {
  'use strict';
  const { get, steps, copy } = qiao.data;
  const { make, place, innerOf, elementsOf, outward, inward, change, live } = qiao.instances;
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
    change(instance, properties(instance, element, owner.data));
    return instance;
  }

  const isThere = (element, data) => element.conditions.every((condition) => evaluate(condition, data));

  /** Makes the components of a template, from the inside out. */
  function fill(owner) {
    for (const element of elementsOf(owner)) if (isThere(element, owner.data)) adopt(owner, element);
  }

  /** Makes the component of an element, if one is declared. */
  function adopt(owner, element) {
    const child = create(owner, element);
    if (child) innerOf(owner).children.set(element, child);
    return child;
  }

  function add(owner, element) {
    const child = adopt(owner, element);
    if (!child) return;
    outward(child, (one) => live(one, 'lives', 'attached'));
    outward(child, (one) => live(one, 'lives', 'ready'));
  }

  function remove(owner, element, child) {
    innerOf(owner).children.delete(element);
    inward(child, (one) => live(one, 'lives', 'detached'));
  }

  /** After a change of an owner's data: what its template places and passes follows. */
  function sync(owner) {
    for (const element of elementsOf(owner)) {
      const child = innerOf(owner).children.get(element);
      const wanted = isThere(element, owner.data);
      if (wanted && !child) add(owner, element);
      else if (!wanted && child) remove(owner, element, child);
      else if (child) change(child, properties(child, element, owner.data));
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

  Object.assign(qiao.elements, { fill, sync, select });
});
