// Event channels between a page and the page that it opens.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { ObjectKeys, ReflectApply, SafeMap, append } = qiao.primordials;

  /** Creates a channel with these listeners, by event. @type {(events: ScriptObject) => EventChannel} */
  let channelWith;

  /** @typedef {{ __proto__: null, listener: ScriptFunction, once: boolean }} Listener */

  class EventChannel {
    // By event. A list is replaced rather than changed, so that listeners may be added and removed while it
    // is iterated.
    /** @type {SafeMap<unknown, Listener[]>} */
    #listeners = new SafeMap();

    /** @param {unknown} event @param {ScriptFunction} listener @param {boolean} once */
    #add(event, listener, once) {
      const listeners = copyOf(this.#listeners.get(event), () => true);
      append(listeners, { __proto__: null, listener, once });
      this.#listeners.set(event, listeners);
    }
    /** @param {unknown} event @param {ScriptFunction | undefined} listener */
    #remove(event, listener) {
      const kept = copyOf(this.#listeners.get(event), (one) => (listener ? one.listener !== listener : false));
      this.#listeners.set(event, kept);
    }
    /** @param {unknown} event @param {ScriptFunction} listener */
    on(event, listener) {
      this.#add(event, listener, false);
    }
    /** @param {unknown} event @param {ScriptFunction} listener */
    once(event, listener) {
      this.#add(event, listener, true);
    }
    /** @param {unknown} event @param {ScriptFunction} [listener] */
    off(event, listener) {
      this.#remove(event, listener);
    }
    /** @param {unknown} event @param {unknown[]} args */
    emit(event, ...args) {
      const listeners = this.#listeners.get(event);
      if (!listeners) return;
      for (let at = 0; at < listeners.length; at++) {
        const { listener, once } = listeners[at];
        if (once) this.#remove(event, listener);
        ReflectApply(listener, undefined, args);
      }
    }

    static {
      channelWith = (events) => {
        const channel = new EventChannel();
        const names = ObjectKeys(events);
        for (let at = 0; at < names.length; at++) channel.#add(names[at], events[names[at]], false);
        return channel;
      };
    }
  }

  /**
   * Returns a new list with the listeners for which `isKept` holds.
   * @param {Listener[] | undefined} listeners @param {(one: Listener) => boolean} isKept
   */
  function copyOf(listeners, isKept) {
    /** @type {Listener[]} */
    const copy = [];
    if (!listeners) return copy;
    for (let at = 0; at < listeners.length; at++) if (isKept(listeners[at])) append(copy, listeners[at]);
    return copy;
  }

  /** Creates the channel of a call that opens a page, when the page is created. */
  qiao.channels = (call) => {
    const options = native.options(call);
    if (!options) return undefined;
    const channel = channelWith(options.events || {});
    native.keepChannel(call, channel);
    return channel;
  };

  qiao.newChannel = () => new EventChannel();
});
