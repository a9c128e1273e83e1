// The harness of a case: `check` runs the body with `t` and reports the outcome. It uses only the
// platform's own functions. CASE has the addresses of the origin.
function check(body) {
  const begun = Date.now();
  const api = CASE.api || (CASE.namespace === 'wx' ? wx : CASE.namespace === 'tt' ? tt : swan);
  // On other hosts the place of `returned` counts in the cases about it alone: one cause, one difference.
  const keep = (value) => (Array.isArray(value) ? value.filter((item) => item !== 'returned').map(keep) : value);
  const compared = CASE.about && !CASE.about.includes('returned') ? keep : (value) => value;
  const show = (value) => (value instanceof ArrayBuffer ? 'bytes ' + Array.from(new Uint8Array(value)) : JSON.stringify(value));
  // What a thrown value says.
  const words = (error) => String((error && (error.errMsg || error.message)) || (error && typeof error === 'object' ? show(error) : error));
  // Every statement that does not hold: the body goes on after one, so that one run shows all.
  const wrong = [];
  const state = (holds, why) => { if (!holds) wrong.push(why); };
  const call = (on, name, options, started) => new Promise((resolve) => {
    const seen = { kind: undefined, res: undefined, order: [], returned: undefined };
    const record = (kind) => (res) => {
      seen.order.push(kind);
      if (kind !== 'complete') Object.assign(seen, { kind, res });
      else setTimeout(() => resolve(seen), 0);
    };
    const callbacks = { success: record('success'), fail: record('fail'), complete: record('complete') };
    seen.returned = on[name](Object.assign({}, options, callbacks));
    if (CASE.quiet) CASE.quiet(seen.returned);
    seen.order.push('returned');
    if (started) started(seen);
  });
  const talks = [];
  let urls = 0;
  const t = {
    api,
    platform: CASE.platform,
    url: (path) => CASE.secure + (CASE.nonce ? '/~' + (urls += 1) : '') + path,
    // The same as a WebSocket URL.
    wss: (path) => t.url(path).replace('https:', 'wss:'),
    cross: (path) => CASE.cross + path,
    plain: (path) => CASE.plain + path,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // Seconds since the case started, at launch.
    passed: () => (Date.now() - begun) / 1000,
    // Waits until this many seconds after the start.
    at: (seconds) => t.wait(seconds * 1000 - (Date.now() - begun)),
    ok: (condition, what) => state(condition, what + ' does not hold'),
    equal: (actual, expected, what) => {
      const [is, should] = [show(compared(actual)), show(compared(expected))];
      state(is === should, what + ' is ' + is + ', not ' + should);
    },
    match: (actual, pattern, what) =>
      state(pattern.test(actual), what + ' is ' + show(actual) + ', which does not match ' + pattern),
    // Calls a function; resolves to its result, the callbacks in their order, and what it returned.
    call: (name, options, started) => call(api, name, options, started),
    // The same for a function of the file manager.
    fs: (name, options) => call(api.getFileSystemManager(), name, options),
    // Writes a file into the program's own folder; gives its path. Where there are no files to write, a text is
    // downloaded.
    file: async (name, data) => {
      if (typeof api.getFileSystemManager !== 'function' && typeof data === 'string') {
        return t.temp('/text?text=' + encodeURIComponent(data));
      }
      const filePath = api.env.USER_DATA_PATH + '/' + name;
      const { kind, res } = await t.fs('writeFile', { filePath, data });
      if (kind !== 'success') throw new Error('writing ' + name + ' failed: ' + show(res));
      return filePath;
    },
    // Downloads from the origin, which must succeed; resolves to the path of the temporary file.
    temp: async (path) => {
      const { kind, res } = await t.call('downloadFile', { url: t.url(path) });
      if (kind !== 'success') throw new Error('download of ' + path + ' failed: ' + show(res));
      return res.tempFilePath;
    },
    // The same as `call` for a function of a task.
    on: (task, name, options) => call(task, name, options),
    // Opens a socket to the origin, or to a whole URL. `told` lists its events in order: `success`, `fail` and
    // `complete` of the call, `returned`, `open`, `message`, `error` and `close`. `of` returns the arguments of all
    // events of one kind. Sockets that are still open at the end are closed.
    talk: (path, options) => {
      const talk = { task: undefined, told: [], all: [], of: (kind) => talk.all.filter(([other]) => other === kind).map(([, res]) => res) };
      const record = (kind) => (res) => { talk.told.push(kind); talk.all.push([kind, res]); };
      const callbacks = { success: record('success'), fail: record('fail'), complete: record('complete') };
      const url = path.startsWith('/') ? t.wss(path) : path;
      talk.task = api.connectSocket(Object.assign({ url }, callbacks, options));
      talk.told.push('returned');
      for (const kind of talk.task ? ['Open', 'Message', 'Error', 'Close'] : []) {
        if (talk.task['on' + kind]) talk.task['on' + kind](record(kind.toLowerCase()));
      }
      if (talk.task) talks.push(talk.task);
      return talk;
    },
    // The origin's record of the only conversation on a path.
    conversation: async (path) => {
      const { length, 0: entry } = await t.logged(path);
      if (length !== 1 || !entry.websocket) throw new Error('not one conversation on ' + path + ', but ' + length + ' requests');
      return entry.websocket;
    },
    // Starts a call without waiting; `ended` resolves like `call`, `task` is what the function returned.
    start: (name, options) => {
      const started = { task: undefined, ended: undefined };
      const keep = (seen) => { started.task = seen.returned; };
      started.ended = t.call(name, options, keep);
      return started;
    },
    // The data of a request to the origin, which must succeed.
    get: async (path, options) => {
      const { kind, res } = await t.call('request', Object.assign({ url: t.url(path) }, options));
      if (kind !== 'success') throw new Error('request of ' + path + ' failed: ' + show(res));
      return res;
    },
    // The origin's record of the requests on a path that have ended, oldest first.
    logged: async (path, count) =>
      (await t.get('/log?path=' + path + (count ? '&settle=5s&count=' + count : ''))).data.requests,
    // A request header as the origin received it.
    sent: (echo, name) => (echo.headers.find((pair) => pair[0].toLowerCase() === name.toLowerCase()) || [])[1],
  };
  const report = () => {
    console.log('case-report ' + JSON.stringify({ pass: wrong.length === 0, why: wrong.length ? wrong.join('; ') : undefined }));
    for (const task of talks) task.close({});
  };
  Promise.resolve().then(() => body(t)).then(report, (error) => { wrong.push(words(error)); report(); });
}
