// A handshake that fails, for whatever reason, ends the socket once with closeType 3; it never opens.
// clauses: TTG-WS-023 TTG-WS-018
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: sockets
check(async (t) => {
  const path = '/ws?s=text:never';
  const urls = [
    'status=401', 'status=404', 'status=500', 'status=200&body=hello', 'accept=wrong', 'accept=none', 'upgrade=none',
    'connection=none', 'extensions=x-made-up', 'protocol=unasked', 'handshake-cut', 'handshake-reset',
  ].map((fault) => t.url(path + '&' + fault).replace('http', 'ws'));
  urls.push(...['refused', 'unresolved', 'tls-cut', 'tls-garbage', 'expired'].map((host) => 'wss://' + host + '.example.test/ws'));
  for (const url of urls) {
    const task = t.api.connectSocket({ url });
    const told = [];
    task.onOpen(() => told.push('open'));
    task.onMessage(() => told.push('message'));
    task.onClose(({ closeType, closeMsg }) => told.push(closeType + ' ' + closeMsg));
    await t.wait(3000);
    t.equal(told, ['3 socket closed: occur error'], 'what is told of ' + url);
  }
});
