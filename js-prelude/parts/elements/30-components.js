// The components that templates place: made, given their properties, found by selectors, and taken away again, as the
// data of their owners changes.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { ArrayPrototypeIncludes, Boolean, CreateDataProperty, Error, ObjectKeys } = qiao.primordials;
  const { SafeMap, String, StringPrototypeSlice, StringPrototypeSplit } = qiao.primordials;
  const { append, dictionary, setOwn } = qiao.primordials;
  const { copy, matches, same } = qiao.data;
  const { valueOf } = qiao.expressions;
  const { make, place, innerOf, attach, readyLater, detach, change, live } = qiao.instances;
  const { asTyped } = qiao.definitions;
  const { survey } = qiao.nodes;

  /**
   * The properties of a component that its node gives other values than before. What the component has made of one
   * since then stays.
   * @param {Instance} instance @param {Entry} entry
   */
  function changesOf(instance, { node, scope }) {
    const { definition, passed } = innerOf(instance);
    /** @type {Dictionary<ScriptValue>} */
    const changes = dictionary();
    const names = ObjectKeys(node.properties);
    for (let at = 0; at < names.length; at++) {
      const name = names[at];
      const property = definition.properties.get(name);
      if (!property) continue;
      const value = valueOf(node.properties[name], scope);
      // An attribute without a value is set.
      const typed = property.type === Boolean && value === '' ? true : asTyped(property, value);
      if (name in passed ? same(passed[name], typed) : instance.data[name] === typed) continue;
      passed[name] = copy(typed);
      changes[name] = typed;
    }
    return changes;
  }

  /** What script reads of the node that something stands at. @param {Entry} entry */
  function datasetOf({ node, scope }) {
    const dataset = {};
    const names = ObjectKeys(node.dataset);
    for (let at = 0; at < names.length; at++) {
      CreateDataProperty(dataset, names[at], valueOf(node.dataset[names[at]], scope));
    }
    return dataset;
  }

  const idOf = (/** @type {Entry} */ { node, scope }) => (node.id === '' ? '' : String(valueOf(node.id, scope)));

  /** Makes the component of an entry, if one is declared. @param {Instance} owner @param {Entry} entry */
  function create(owner, entry) {
    const unit = /** @type {string} */ (entry.node.component);
    const definition = qiao.declared(unit);
    if (!definition) return undefined;
    const page = innerOf(owner).page || owner;
    const instance = make(unit, definition, { __proto__: null, entry, owner, page });
    entry.instance = instance;
    CreateDataProperty(instance, 'id', idOf(entry));
    CreateDataProperty(instance, 'dataset', datasetOf(entry));
    place(instance);
    live(instance, 'lives', 'created');
    change(instance, changesOf(instance, entry));
    return instance;
  }

  /** Gives the component at an entry what its node gives it now. @param {Entry} entry */
  function update(entry) {
    const instance = /** @type {Instance} */ (entry.instance);
    setOwn(instance, 'id', idOf(entry));
    setOwn(instance, 'dataset', datasetOf(entry));
    change(instance, changesOf(instance, entry));
  }

  /** Takes over the components that stay, and gives those that go. @param {Inner} inner @param {Entry[]} next */
  function takeOver(inner, next) {
    /** @type {SafeMap<string, Entry>} */
    const byKey = new SafeMap();
    for (let at = 0; at < next.length; at++) byKey.set(next[at].key, next[at]);
    /** @type {Instance[]} */
    const gone = [];
    const { entries } = inner;
    for (let at = 0; at < entries.length; at++) {
      const { instance, key } = entries[at];
      if (!instance) continue;
      const now = byKey.get(key);
      if (now) {
        now.instance = instance;
        innerOf(instance).entry = now;
      } else {
        append(gone, instance);
      }
    }
    return gone;
  }

  /** Lets what is placed follow the data once. @param {Instance} owner @param {Inner} inner */
  function follow(owner, inner) {
    const next = survey(owner);
    const gone = takeOver(inner, next);
    inner.entries = next;
    for (let at = 0; at < gone.length; at++) detach(gone[at]);
    /** @type {Instance[]} */
    const added = [];
    for (let at = 0; at < next.length; at++) {
      const entry = next[at];
      if (entry.instance) update(entry);
      else if (entry.node.component !== undefined) {
        const made = create(owner, entry);
        if (made) append(added, made);
      }
    }
    if (inner.state === 'created') return;
    for (let at = 0; at < added.length; at++) attach(added[at]);
    if (inner.state === 'ready') for (let at = 0; at < added.length; at++) readyLater(added[at]);
  }

  /** What changes in a circle is stopped after so many rounds. */
  const ROUNDS = 1000;

  /** After a change of an owner's data: what its template places and passes follows. @param {Instance} owner */
  function sync(owner) {
    const inner = innerOf(owner);
    inner.changed = true;
    // Components that are made or removed may change the owner's data; that is followed next.
    if (inner.following) return;
    inner.following = true;
    try {
      for (let round = 0; inner.changed && inner.state !== 'detached'; round++) {
        if (round === ROUNDS) throw new Error('components of ' + inner.name + ' change its data without end');
        inner.changed = false;
        follow(owner, inner);
      }
    } finally {
      inner.following = false;
    }
  }

  const COMPOUND = /[#.]?[^#.\s>]+/g;
  const WORD = /\S+/g;

  /** Whether a node is meant by a part of a selector, such as `view#a.b`. @param {Entry} entry @param {string} compound */
  function isMeant(entry, compound) {
    const parts = matches(COMPOUND, compound);
    const { node, scope } = entry;
    for (let at = 0; at < parts.length; at++) {
      const name = StringPrototypeSlice(parts[at], 1);
      const sign = parts[at][0];
      if (sign === '#' ? idOf(entry) !== name : sign !== '.' && node.tag !== parts[at]) return false;
      if (sign === '.' && !ArrayPrototypeIncludes(matches(WORD, String(valueOf(node.class, scope))), name))
        return false;
    }
    return parts.length > 0;
  }

  /** Whether the nodes around an entry are those that the parts of a selector before its last mean. @param {Entry} entry @param {string[]} parts */
  function isWithin(entry, parts) {
    let part = parts.length - 2;
    for (let at = entry.parent; at && part >= 0; at = at.parent) if (isMeant(at, parts[part])) part--;
    return part < 0;
  }

  const PART = /[^\s>]+/g;
  const INTO = '>>>';

  /**
   * Adds the nodes of an owner's template that a selector without commas means.
   * @param {Instance} owner @param {string} selector @param {Entry[]} found
   */
  function addNodes(owner, selector, found) {
    const steps = StringPrototypeSplit(selector, INTO);
    const parts = matches(PART, steps[0]);
    const { entries } = innerOf(owner);
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at];
      if (!isMeant(entry, parts[parts.length - 1] || '') || !isWithin(entry, parts)) continue;
      if (steps.length === 1) append(found, entry);
      else if (entry.instance)
        addNodes(entry.instance, StringPrototypeSlice(selector, steps[0].length + INTO.length), found);
    }
  }

  /**
   * The nodes in an owner's template that a selector means, as far as the template keeps them.
   * @param {Instance} owner @param {ScriptValue} selector
   */
  function nodesOf(owner, selector) {
    const all = StringPrototypeSplit(String(selector), ',');
    /** @type {Entry[]} */
    const found = [];
    for (let at = 0; at < all.length; at++) addNodes(owner, all[at], found);
    return found;
  }

  /** The components among them. @param {Instance} owner @param {ScriptValue} selector */
  function select(owner, selector) {
    const entries = nodesOf(owner, selector);
    /** @type {Instance[]} */
    const found = [];
    for (let at = 0; at < entries.length; at++) {
      const { instance } = entries[at];
      if (instance) append(found, instance);
    }
    return found;
  }

  qiao.elements = { __proto__: null, sync, select, nodesOf, datasetOf, idOf };
});
