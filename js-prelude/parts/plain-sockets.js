// TCP and UDP sockets that script opens itself: objects with listeners, whose orders are the host's to carry out.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { native } = qiao;
  const { CreateDataProperty, SafeMap, append } = qiao.primordials;
  /** The sockets that may still hear something, by number. @type {SafeMap<number, Bare & { hear: (name: string, what: ScriptValue) => void }>} */
  const sockets = new SafeMap();

  /** @typedef {{ __proto__: null, name: string, events: string[] }} Kind */
  /** @type {{ __proto__: null } & Record<'tcp' | 'udp', Kind>} */
  const KINDS = {
    __proto__: null,
    tcp: { __proto__: null, name: 'TCPSocket', events: ['BindWifi', 'Close', 'Connect', 'Error', 'Message'] },
    udp: { __proto__: null, name: 'UDPSocket', events: ['Close', 'Error', 'Listening', 'Message'] },
  };

  /** Adds `onX` and `offX` for the events of a socket; gives what tells them. @param {ScriptObject} socket @param {Namespace} namespace @param {Kind} kind */
  function addListeners(socket, namespace, { name: of, events }) {
    /** Lists by event. They are replaced and never changed, as listeners come and go while they are told. */
    /** @type {SafeMap<string, ScriptFunction[]>} */
    const listeners = new SafeMap();
    const without = (/** @type {string} */ event, /** @type {ScriptValue} */ listener) => {
      /** @type {ScriptFunction[]} */
      const kept = [];
      const all = listeners.get(event) || [];
      for (let at = 0; at < all.length; at++) if (listener !== undefined && all[at] !== listener) append(kept, all[at]);
      return kept;
    };
    const add = (/** @type {string} */ event) => {
      CreateDataProperty(socket, 'on' + event, (/** @type {ScriptValue} */ listener) => {
        if (typeof listener !== 'function') return;
        const all = without(event, null);
        append(all, listener);
        listeners.set(event, all);
      });
      CreateDataProperty(socket, 'off' + event, (/** @type {ScriptValue} */ listener) => {
        listeners.set(event, without(event, listener));
      });
    };
    for (let at = 0; at < events.length; at++) add(events[at]);
    return (/** @type {string} */ event, /** @type {ScriptValue} */ what) => {
      const all = listeners.get(event) || [];
      for (let at = 0; at < all.length; at++) qiao.run(namespace, of, 'on' + event, all[at], what);
    };
  }

  /** @param {Namespace} namespace @param {'tcp' | 'udp'} kind */
  function make(namespace, kind) {
    const number = native.openPlain(namespace.index, kind);
    const socket = {};
    /** Adds a function that gives an order. @param {string} name @param {(given: ScriptValue) => ScriptValue} [optionsOf] */
    const add = (name, optionsOf = (given) => given) =>
      CreateDataProperty(socket, name, (/** @type {ScriptValue} */ given) =>
        native.orderPlain(namespace.index, number, name, optionsOf(given)),
      );
    add('connect');
    add('close');
    if (kind === 'tcp') {
      add('write', (message) => ({ __proto__: null, message }));
      // Only a phone in a wireless network can choose it.
      CreateDataProperty(socket, 'bindWifi', () => {});
    } else {
      add('bind', (port) => ({ __proto__: null, port }));
      add('send');
      add('write');
      CreateDataProperty(socket, 'setTTL', () => {});
    }
    const hear = addListeners(socket, namespace, KINDS[kind]);
    sockets.set(number, { __proto__: null, hear });
    return socket;
  }

  qiao.makePlainSocket = (namespace, kind) => () => make(namespace, kind);
  qiao.entries.plainHappened = (number, name, what) => {
    const socket = sockets.get(number);
    if (name === 'Close') sockets.delete(number);
    if (socket) socket.hear(name, what);
  };
});
