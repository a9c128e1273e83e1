// Calls: files a script's callbacks under a number, starts the call, and runs the callbacks when
// the host says that it ended. Callbacks stay on this side; the host knows numbers only.
// It must not know what a call does, nor any platform: how callers are treated is in `space`.
(function (qiao) {
  'use strict';
  const native = qiao.native;
  const pending = new Map();
  let last = 0;

  const callback = (options, name) => {
    try {
      const value = options[name];
      return typeof value === 'function' ? value : undefined;
    } catch (_) {
      return undefined;
    }
  };

  /**
   * Starts a call. `start(number)` asks the host; it gives nothing, `true` for a task, the numbers of
   * the sockets that it closes, or a refusal.
   * Returns what script gets: a task, a promise or nothing.
   */
  qiao.call = function (space, api, options, start, make) {
    const given = typeof options === 'object' && options !== null ? options : {};
    const call = {
      space,
      api: api.name,
      success: callback(given, 'success'),
      fail: callback(given, 'fail'),
      complete: callback(given, 'complete'),
      listeners: undefined,
      times: 1,
      bare: api.bareComplete,
      socket: undefined,
    };
    if (api.opens) call.given = given;
    const promise = api.promise && !call.success && !call.fail && !call.complete ? promised(call) : undefined;
    const number = ++last;
    pending.set(number, call);
    const started = start(number);
    const closes = Array.isArray(started);
    const refused = typeof started === 'object' && !closes;
    const wantsTask = refused ? started.task : started === true;
    const task = wantsTask ? (make ? make(call, number) : hasTask(api) ? makeTask(call, number, api) : undefined) : undefined;
    if (closes) {
      call.times = started.length;
      qiao.need('sockets').socketsClose(started);
    }
    if (refused || call.times === 0) pending.delete(number);
    if (refused) settle(call, number, 'fail', started.result, started.complete);
    return promise || task;
  };

  const hasTask = (api) => api.on !== undefined;

  function promised(call) {
    return new Promise((resolve, reject) => {
      call.resolve = resolve;
      call.reject = reject;
    });
  }

  function makeTask(call, number, api) {
    const task = {};
    if (call.space.taskFields) qiao.need('script-layer').markTask(task, api);
    if (api.abort) task.abort = () => native.abort(number);
    for (const name of api.on) task[name] = (listener) => listen(call, number, name, listener);
    for (const name of api.off) task[name] = (listener) => unlisten(call, 'on' + name.slice('off'.length), listener);
    return task;
  }

  function listen(call, number, name, listener) {
    if (typeof listener !== 'function') return;
    if (!call.listeners) {
      call.listeners = {};
      native.hear(number);
    }
    (call.listeners[name] = call.listeners[name] || []).push(listener);
  }

  function unlisten(call, name, listener) {
    const listeners = (call.listeners || {})[name];
    if (!listeners) return;
    call.listeners[name] = listener === undefined ? [] : listeners.filter((other) => other !== listener);
  }

  /** Runs one callback. What it throws is reported and goes no further. */
  qiao.run = (space, api, name, callback, argument) => {
    try {
      callback(argument);
    } catch (error) {
      native.callbackError(error, space.callbackError, 'at api ' + api + ' ' + name + ' callback function');
      qiao.appError(error);
    }
  };

  const run = (call, name, callback, argument) => qiao.run(call.space, call.api, name, callback, argument);

  /** Runs `success`; where a platform has it so, an error that it throws is the call's failure. */
  function succeeds(call, result) {
    if (!call.socket || !call.space.sockets.throwingSuccessFails) return run(call, 'success', call.success, result);
    try {
      call.success(result);
    } catch (error) {
      if (call.fail) run(call, 'fail', call.fail, error);
    }
  }

  function settle(call, number, outcome, result, complete) {
    if (call.socket) qiao.socketSettles(call, number, outcome, result);
    if (outcome === 'success' && call.success) succeeds(call, result);
    if (outcome === 'fail' && call.fail) run(call, 'fail', call.fail, result);
    if (complete && call.complete) run(call, 'complete', call.complete, call.bare ? undefined : result);
    if (outcome === 'fail' && call.space.failuresReachApp) qiao.appError(result.errMsg);
    if (call.resolve) (outcome === 'success' ? call.resolve : call.reject)(result);
  }

  function end(number, outcome, result) {
    const call = pending.get(number);
    if (!call) return;
    call.times -= 1;
    if (call.times <= 0) pending.delete(number);
    const finish = outcome === 'success' && qiao.finish[call.api];
    settle(call, number, outcome, finish ? finish(result, call) : result, true);
  }

  qiao.pending = (number) => pending.get(number);

  qiao.entries.succeed = (number, result) => end(number, 'success', result);
  qiao.entries.fail = (number, result) => end(number, 'fail', result);
  qiao.entries.tell = (number, what, happening) => {
    const call = pending.get(number);
    if (!call || !call.listeners) return;
    const name = 'on' + happening;
    for (const listener of (call.listeners[name] || []).slice()) run(call, name, listener, what);
  };
});
