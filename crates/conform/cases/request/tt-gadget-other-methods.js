// Any other method, or one in lower case, fails or goes out in upper case.
// clauses: TTG-REQ-010
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  for (const method of ['OPTIONS', 'PATCH', 'TRACE', 'post', 'patch']) {
    const path = '/echo/tt-gadget-other-methods/' + method;
    const { kind } = await t.call('request', { url: t.url(path), method });
    const { requests } = (await t.get('/log?path=' + path)).data;
    const sent = requests.map((request) => request.method);
    t.ok(kind === 'fail' || sent.length > 0, 'a failure or a request for ' + method);
    t.ok(sent.every((name) => name === method.toUpperCase()), method + ' in upper case');
  }
});
