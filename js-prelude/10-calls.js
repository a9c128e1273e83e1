// Calls: files a script's callbacks under a number, starts the call, and runs the callbacks when
// the host says that it ended. Callbacks stay on this side; the host knows numbers only.
// It must not know what a call does, nor any platform: how callers are treated is in `namespace`.
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
   * Starts a call. `start(number, namespace, api, options)` asks the host; it gives nothing, `true` for a
   * task, the numbers of the sockets that it closes, or a refusal.
   * Returns what script gets: a task, a promise or nothing.
   */
  qiao.call = function (namespace, api, options, start, make) {
    const given = typeof options === 'object' && options !== null ? options : {};
    const number = ++last;
    const call = {
      number,
      namespace,
      api,
      success: callback(given, 'success'),
      fail: callback(given, 'fail'),
      complete: callback(given, 'complete'),
    };
    if (number === 2) qiao.keepShape(call);
    if (api.opens) call.given = given;
    const promise = api.promise && !call.success && !call.fail && !call.complete ? promised(call) : undefined;
    pending.set(number, call);
    const started = start(number, namespace, api, options);
    if (typeof started !== 'object') return promise || (started === true ? task(call, make) : undefined);
    if (Array.isArray(started)) {
      if (started.length === 0) pending.delete(number);
      call.times = started.length;
      qiao.loadPart('sockets').socketsClose(started);
      return promise;
    }
    pending.delete(number);
    const refused = started.task ? task(call, make) : undefined;
    settle(call, 'fail', started.result, started.complete);
    return promise || refused;
  };


  function promised(call) {
    return new Promise((resolve, reject) => {
      call.resolve = resolve;
      call.reject = reject;
    });
  }

  function task(call, make) {
    if (make) return make(call);
    const { namespace, api } = call;
    if (!api.on) return undefined;
    const made = {};
    if (namespace.taskFields) qiao.loadPart('script-layer').markTask(made, api);
    const functions = api.makers || (api.makers = makers(api));
    for (let at = 0; at < functions.length; at += 2) made[functions[at]] = functions[at + 1](call);
    if (call.number === 2) qiao.keepShape(made);
    return made;
  }

  /** The names of a task's functions, and what makes each of them. */
  const makers = (api) => [
    ...(api.abort ? ['abort', (call) => () => native.abort(call.number)] : []),
    ...api.on.flatMap((name) => [name, (call) => (listener) => listen(call, name, listener)]),
    ...api.off.flatMap((name) => {
      const added = 'on' + name.slice('off'.length);
      return [name, (call) => (listener) => unlisten(call, added, listener)];
    }),
  ];

  function listen(call, name, listener) {
    if (typeof listener !== 'function') return;
    if (!call.listeners) {
      call.listeners = {};
      native.hear(call.number);
    }
    call.listeners[name] = [...(call.listeners[name] || []), listener];
  }

  function unlisten(call, name, listener) {
    const listeners = (call.listeners || {})[name];
    if (!listeners) return;
    call.listeners[name] = listener === undefined ? [] : listeners.filter((other) => other !== listener);
  }

  /** Runs one callback. What it throws is reported and goes no further. */
  qiao.run = (namespace, api, name, callback, argument) => {
    try {
      callback(argument);
    } catch (error) {
      native.callbackError(error, namespace.callbackError, 'at api ' + api + ' ' + name + ' callback function');
      qiao.appError(error);
    }
  };

  const run = (call, name, callback, argument) => qiao.run(call.namespace, call.api.name, name, callback, argument);

  /** Runs `success`; where a platform has it so, an error that it throws is the call's failure. */
  function succeeds(call, result) {
    if (!call.socket || !call.namespace.sockets.throwingSuccessFails) return run(call, 'success', call.success, result);
    try {
      call.success(result);
    } catch (error) {
      if (call.fail) run(call, 'fail', call.fail, error);
    }
  }

  function settle(call, outcome, result, complete) {
    if (call.socket) qiao.socketSettles(call, outcome, result);
    if (outcome === 'success' && call.success) succeeds(call, result);
    if (outcome === 'fail' && call.fail) run(call, 'fail', call.fail, result);
    if (complete && call.complete) run(call, 'complete', call.complete, call.api.bareComplete ? undefined : result);
    if (outcome === 'fail' && call.namespace.failuresReachApp) qiao.appError(result.errMsg);
    if (call.resolve) (outcome === 'success' ? call.resolve : call.reject)(result);
  }

  function end(number, outcome, result) {
    const call = pending.get(number);
    if (!call) return;
    if (call.times > 1) call.times -= 1;
    else pending.delete(number);
    const finish = outcome === 'success' && qiao.finish[call.api.name];
    settle(call, outcome, finish ? finish(result, call) : result, true);
  }

  qiao.pending = (number) => pending.get(number);

  qiao.entries.succeed = (number, result) => end(number, 'success', result);
  qiao.entries.fail = (number, result) => end(number, 'fail', result);
  qiao.entries.dispatchProgress = (number, what, happening) => {
    const call = pending.get(number);
    if (!call || !call.listeners) return;
    const name = 'on' + happening;
    for (const listener of call.listeners[name] || []) run(call, name, listener, what);
  };
});
