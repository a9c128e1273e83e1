// The server that a test scripts: answers and sockets that are functions of the test run here, and the host
// hands their requests over one by one. Which route a request takes is decided there.
(function () {
  'use strict';
  const { host, next, say, milliseconds, define, isThenable } = kit;
  /** Functions that the host knows by their numbers. */
  const functions = [];
  const numbered = (run) => functions.push(run) - 1;
  const sockets = new Map();

  const bytes = (body) => {
    if (body instanceof ArrayBuffer) return [...new Uint8Array(body)];
    return ArrayBuffer.isView(body) ? [...new Uint8Array(body.buffer, body.byteOffset, body.byteLength)] : body;
  };

  const timed = (event) => (event && event.wait !== undefined ? { ...event, wait: milliseconds(event.wait) } : event);

  /** An answer as the host reads it. */
  function plain(answer) {
    if (typeof answer === 'function') return { function: numbered(answer) };
    if (Array.isArray(answer)) return { list: answer.map(plain) };
    if (typeof answer === 'string') return { script: answer };
    if (answer === undefined || answer === null) return {};
    if (typeof answer !== 'object') throw new TypeError(say({ NotAnAnswer: { value: kit.inspect(answer) } }));
    const given = timed({ ...answer });
    if (given.body !== undefined) given.body = bytes(given.body);
    if (given.sse !== undefined) given.sse = given.sse.map(timed);
    return given;
  }

  /** A request, with its body as JSON when that is asked for. */
  const requestOf = (seen) =>
    Object.defineProperty({ ...seen }, 'json', { value: () => JSON.parse(seen.body), enumerable: false });

  // ---- Sockets ----

  /** A message as the host sends it: text, bytes, or a value as JSON. */
  function message(data) {
    const given = bytes(data);
    if (typeof given === 'string' || Array.isArray(data) === false && Array.isArray(given)) return given;
    return JSON.stringify(data);
  }

  const socketOf = (number, request) => ({
    request,
    send: (data) => host('socket', number, 'send', message(data)),
    close: (code, reason = '') => host('socket', number, 'close', code, reason),
    /** Ends the connection without a close frame. */
    cut: () => host('socket', number, 'cut'),
  });

  const received = ({ text, bytes: list }) => (list ? new Uint8Array(list).buffer : text);

  const happenings = {
    open: ({ handlers, socket }) => handlers.open && handlers.open(socket, socket.request),
    async message({ handlers, socket }, what) {
      if (!handlers.message) return;
      const reply = await handlers.message(received(what), socket);
      if (reply !== undefined) socket.send(reply);
    },
    close: ({ handlers, socket }, { code, reason }) => handlers.close && handlers.close({ code, reason }, socket),
  };

  function happened({ socket: number, happening, what, function: handlers, request }) {
    if (happening === 'open') sockets.set(number, { handlers: functions[handlers], socket: socketOf(number, requestOf(request)) });
    const open = sockets.get(number);
    if (happening === 'close') sockets.delete(number);
    return happenings[happening](open, what);
  }

  // ---- What the host hands over ----

  async function answer({ function: number, request, id }) {
    try {
      const given = functions[number](requestOf(request));
      host('answer', id, plain(isThenable(given) ? await given : given));
    } catch (error) {
      host('answer', id, { status: 500, body: String(error) });
      throw error;
    }
  }

  async function reply({ function: number, options, ask }) {
    let given;
    try {
      given = await functions[number](options);
    } finally {
      host('reply', ask, given === undefined ? null : given);
    }
  }

  // An error in a function of a test is one of the test: nobody handles its rejection.
  async function serve() {
    for (;;) {
      const work = await next();
      if (work === null) return;
      ({ answer, reply, socket: happened })[work.kind](work);
    }
  }
  kit.serve = () => {
    if (!kit.serving) kit.serving = serve();
  };

  const origin = {
    on(route, answer) {
      kit.serve();
      host('on', route, plain(answer));
      return origin;
    },
    socket(route, given = {}) {
      kit.serve();
      const script = typeof given === 'string' ? given : Array.isArray(given) ? given.join(';') : undefined;
      const handlers = typeof given === 'function' ? { message: given } : given;
      host('socketOn', route, script === undefined ? { function: numbered(handlers), protocol: handlers.protocol } : { script });
      const each = (act) => sockets.forEach((open) => open.handlers === handlers && act(open.socket));
      return {
        send: (data) => each((socket) => socket.send(data)),
        close: (code, reason) => each((socket) => socket.close(code, reason)),
        cut: () => each((socket) => socket.cut()),
      };
    },
    replay(file, { ignore } = {}) {
      const number = host('replay', file, ignore === undefined ? null : ignore);
      return { unused: () => host('unused', number) };
    },
    requests: (route) => host('requests', route).map(requestOf),
    sockets: (route) => host('sockets', route),
    unhandled(mode) {
      host('unhandled', mode);
      return origin;
    },
    /** Forgets every route and recording. */
    reset: () => host('reset'),
  };

  kit.numbered = numbered;
  define({ origin });
})();
