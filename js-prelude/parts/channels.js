// Channels between a page and the one that it opens.
(function (qiao) {
  'use strict';
  const { native } = qiao;
  class EventChannel {
    constructor() {
      this.listeners = new Map();
    }
    on(name, listener) {
      if (!this.listeners.has(name)) this.listeners.set(name, []);
      this.listeners.get(name).push({ listener, once: false });
    }
    once(name, listener) {
      this.on(name, listener);
      this.listeners.get(name).slice(-1)[0].once = true;
    }
    off(name, listener) {
      const kept = (this.listeners.get(name) || []).filter((one) => listener && one.listener !== listener);
      this.listeners.set(name, kept);
    }
    emit(name, ...args) {
      for (const one of (this.listeners.get(name) || []).slice()) {
        if (one.once) this.off(name, one.listener);
        one.listener(...args);
      }
    }
  }

  /** The channel of a call that opens a page, made when the page is. */
  qiao.channels = (number) => {
    const options = native.options(number);
    if (!options) return undefined;
    const channel = new EventChannel();
    const events = options.events || {};
    for (const name of Object.keys(events)) channel.on(name, events[name]);
    native.keepChannel(number, channel);
    return channel;
  };

  qiao.newChannel = () => new EventChannel();
});
