// Sockets: the task of a socket, what its listeners hear, and in which state it is. What a socket
// does is the host's.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
  const sockets = new Map();
  for (const space of qiao.spaces) space.sockets = native.sockets(space.index);

  /** A function of a task: an API that is asked of this socket. */
  const asked = (space, api, number) => {
    const start = (call, { index }, { id }, options) => native.start(index, call, id, options, number);
    return (options) => qiao.call(space, api, options, start);
  };

  function makeTask(space, number) {
    const shape = space.sockets;
    const listeners = { Open: [], Message: [], Error: [], Close: [] };
    const task = {};
    if (shape.state) Object.assign(task, STATES, { readyState: STATES.CONNECTING });
    const socket = { space, task, listeners };
    const close = asked(space, shape.close, number);
    task.send = asked(space, shape.send, number);
    task.close = (options) => close(options === undefined ? {} : options);
    for (const happening of Object.keys(listeners)) {
      if (happening === 'Error' && !shape.errors) continue;
      task['on' + happening] = (listener) => {
        if (typeof listener === 'function') listeners[happening] = [...listeners[happening], listener];
      };
    }
    return socket;
  }

  qiao.connect = (space, api, options) =>
    qiao.call(space, api, options, qiao.start, (call) => {
      call.socket = makeTask(space, call.number);
      sockets.set(call.number, call.socket);
      return space.sockets.task ? call.socket.task : undefined;
    });

  /** Script has closed these. */
  qiao.socketsClose = (numbers) => {
    for (const number of numbers) {
      const { space, task } = sockets.get(number) || {};
      if (space && space.sockets.closing && task.readyState === STATES.OPEN) task.readyState = STATES.CLOSING;
    }
  };

  /** The outcome of `connectSocket`, before its callbacks run. */
  qiao.socketSettles = (call, outcome, result) => {
    const { number, socket, space } = call;
    if (outcome === 'fail') {
      sockets.delete(number);
      if (space.sockets.state) socket.task.readyState = STATES.CLOSED;
    } else if (space.sockets.id) {
      socket.task.socketTaskId = result.socketTaskId;
    }
  };

  const AFTER = { Open: STATES.OPEN, Error: STATES.CLOSED, Close: STATES.CLOSED };

  qiao.entries.socket = (number, happening, what, global) => {
    const socket = sockets.get(number);
    if (!socket) return;
    const { space, task, listeners } = socket;
    if (happening === 'Close') sockets.delete(number);
    if (space.sockets.state && happening in AFTER) task.readyState = AFTER[happening];
    for (const listener of listeners[happening]) qiao.run(space, 'SocketTask', 'on' + happening, listener, what);
    if (global) qiao.entries.notice(space.index, 'onSocket' + happening, global[0]);
  };
});
