// Before version 7.8.0 onClose gets no type, text, code or reason.
// clauses: TTG-WS-020
// platforms: tt-gadget
// evidence: documented
// host: base-library 7.7.9
// needs: sockets
check(async (t) => {
  for (const steps of ['s=close:4001,enough', 's=cut', 'status=404']) {
    const task = t.api.connectSocket({ url: t.url('/ws?' + steps).replace('http', 'ws') });
    const res = await new Promise((resolve) => task.onClose(resolve));
    for (const key of ['closeType', 'closeMsg', 'code', 'reason']) {
      t.equal(typeof (res || {})[key], 'undefined', 'the type of ' + key + ' after ' + steps);
    }
  }
});
