// Events of components: who hears them. An event bubbles through the nodes of the template that its component stands
// in; one that is composed also passes through the templates of components around it and leaves for those outside.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { MathRound, String } = qiao.primordials;
  const { valueOf } = qiao.expressions;
  const { innerOf, guard } = qiao.instances;
  const { datasetOf, idOf } = qiao.elements;

  const targetOf = (/** @type {Entry} */ entry) => ({ id: idOf(entry), dataset: datasetOf(entry) });

  /**
   * Lets the owner of a node hear an event; says whether it goes on.
   * @param {Instance} owner @param {Entry} entry @param {ScriptObject} event
   */
  function visit(owner, entry, event) {
    const handler = entry.node.handlers[event.type];
    if (!handler) return true;
    const method = valueOf(handler.method, entry.scope);
    const run = typeof method === 'function' ? method : owner[String(method)];
    if (typeof run === 'function') {
      const heard = { ...event, currentTarget: targetOf(entry) };
      const place = 'at "' + innerOf(owner).name + '" event ' + event.type + ' function';
      guard(place, () => (run === method ? run(heard) : owner[String(method)](heard)));
    }
    return !handler.catches;
  }

  /** The slot of a component that takes in what is given under a name. @param {Instance} instance @param {string} name */
  function slotOf(instance, name) {
    const { entries } = innerOf(instance);
    for (let at = 0; at < entries.length; at++) {
      const { node, scope } = entries[at];
      if (node.slot && String(valueOf(node.properties.name || '', scope)) === name) return entries[at];
    }
    return undefined;
  }

  const slotName = (/** @type {Entry} */ { node, scope }) => String(valueOf(node.properties.slot || '', scope));

  /**
   * Takes an event up through the nodes of an owner's template, from this one on; says whether it goes on.
   * @param {Instance} owner @param {Entry | undefined} from @param {ScriptObject} event @param {boolean} composed
   */
  function bubble(owner, from, event, composed) {
    for (let entry = from; entry; entry = entry.parent) {
      if (!visit(owner, entry, event)) return false;
      const around = entry.parent && entry.parent.instance;
      if (!around || !composed) continue;
      const slot = slotOf(around, slotName(entry));
      if (slot && !bubble(around, slot.parent, event, composed)) return false;
    }
    return true;
  }

  /** @param {Instance} instance @param {string} type @param {ScriptValue} detail @param {ScriptValue} options */
  function trigger(instance, type, detail, options) {
    const { bubbles, composed } = options || { __proto__: null };
    const { entry } = innerOf(instance);
    if (!entry) return;
    const event = { type, timeStamp: MathRound(native.now()), target: targetOf(entry), mark: {}, detail };
    /** @type {Instance | undefined} */
    let inside = instance;
    while (inside) {
      const { entry: at, owner } = /** @type {Inner} */ (innerOf(inside));
      if (!at || !owner) return;
      const goesOn = bubbles ? bubble(owner, at, event, !!composed) : visit(owner, at, event);
      if (!goesOn || !bubbles || !composed) return;
      inside = owner;
    }
  }

  qiao.events = { __proto__: null, trigger };
});
