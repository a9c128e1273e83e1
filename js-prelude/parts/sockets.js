// Sockets: the task of a socket, what its listeners hear, and in which state it is. What a socket
// does is the host's.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
  const sockets = new Map();
  for (const namespace of qiao.namespaces) namespace.sockets = native.sockets(namespace.index);

  /** A function of a task: an API that is asked of this socket. */
  const asked = (namespace, api, number) => {
    const start = (call, { index }, { id }, options) => native.start(index, call, id, options, number);
    return (options) => qiao.call(namespace, api, options, start);
  };

  function makeTask(namespace, number) {
    const shape = namespace.sockets;
    const listeners = { Open: [], Message: [], Error: [], Close: [] };
    const task = {};
    if (shape.state) Object.assign(task, STATES, { readyState: STATES.CONNECTING });
    const socket = { namespace, task, listeners };
    const close = asked(namespace, shape.close, number);
    task.send = asked(namespace, shape.send, number);
    task.close = (options) => close(options === undefined ? {} : options);
    for (const happening of Object.keys(listeners)) {
      if (happening === 'Error' && !shape.errors) continue;
      task['on' + happening] = (listener) => {
        if (typeof listener === 'function') listeners[happening] = [...listeners[happening], listener];
      };
    }
    return socket;
  }

  qiao.connect = (namespace, api, options) =>
    qiao.call(namespace, api, options, qiao.start, (call) => {
      call.socket = makeTask(namespace, call.number);
      sockets.set(call.number, call.socket);
      return namespace.sockets.task ? call.socket.task : undefined;
    });

  /** Script has closed these. */
  qiao.socketsClose = (numbers) => {
    for (const number of numbers) {
      const { namespace, task } = sockets.get(number) || {};
      if (namespace && namespace.sockets.closing && task.readyState === STATES.OPEN) task.readyState = STATES.CLOSING;
    }
  };

  /** The outcome of `connectSocket`, before its callbacks run. */
  qiao.socketSettles = (call, outcome, result) => {
    const { number, socket, namespace } = call;
    if (outcome === 'fail') {
      sockets.delete(number);
      if (namespace.sockets.state) socket.task.readyState = STATES.CLOSED;
    } else if (namespace.sockets.id) {
      socket.task.socketTaskId = result.socketTaskId;
    }
  };

  const AFTER = { Open: STATES.OPEN, Error: STATES.CLOSED, Close: STATES.CLOSED };

  qiao.entries.socket = (number, happening, what, global) => {
    const socket = sockets.get(number);
    if (!socket) return;
    const { namespace, task, listeners } = socket;
    if (happening === 'Close') sockets.delete(number);
    if (namespace.sockets.state && happening in AFTER) task.readyState = AFTER[happening];
    for (const listener of listeners[happening]) qiao.run(namespace, 'SocketTask', 'on' + happening, listener, what);
    if (global) qiao.entries.notice(namespace.index, 'onSocket' + happening, global[0]);
  };
});
