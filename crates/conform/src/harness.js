// The harness of a case: `check` runs the body with `t` and reports how it went. It uses nothing
// but the platform's own functions. CASE says where the origin is.
function check(body) {
  const api = CASE.namespace === 'wx' ? wx : CASE.namespace === 'tt' ? tt : swan;
  const show = (value) => (value instanceof ArrayBuffer ? 'bytes ' + Array.from(new Uint8Array(value)) : JSON.stringify(value));
  const t = {
    api,
    platform: CASE.platform,
    url: (path) => CASE.secure + path,
    plain: (path) => CASE.plain + path,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ok: (condition, what) => { if (!condition) throw new Error(what + ' does not hold'); },
    equal: (actual, expected, what) => {
      if (show(actual) !== show(expected)) throw new Error(what + ' is ' + show(actual) + ', not ' + show(expected));
    },
    match: (actual, pattern, what) => {
      if (!pattern.test(actual)) throw new Error(what + ' is ' + show(actual) + ', which does not match ' + pattern);
    },
    // Calls a function; gives its result, which callbacks ran in which order, and what it returned.
    call: (name, options) => new Promise((resolve) => {
      const seen = { kind: undefined, res: undefined, order: [], returned: undefined };
      const told = (kind) => (res) => {
        seen.order.push(kind);
        if (kind !== 'complete') Object.assign(seen, { kind, res });
        else setTimeout(() => resolve(seen), 0);
      };
      const callbacks = { success: told('success'), fail: told('fail'), complete: told('complete') };
      seen.returned = api[name](Object.assign({}, options, callbacks));
      seen.order.push('returned');
    }),
    // The data of a request to the origin, which must succeed.
    get: async (path, options) => {
      const { kind, res } = await t.call('request', Object.assign({ url: t.url(path) }, options));
      if (kind !== 'success') throw new Error('request of ' + path + ' failed: ' + show(res));
      return res;
    },
    // A request header as the origin saw it.
    sent: (echo, name) => (echo.headers.find((pair) => pair[0].toLowerCase() === name.toLowerCase()) || [])[1],
  };
  const report = (pass, why) => console.log('case-report ' + JSON.stringify({ pass, why }));
  Promise.resolve().then(() => body(t)).then(() => report(true), (e) => report(false, String((e && e.message) || e)));
}
