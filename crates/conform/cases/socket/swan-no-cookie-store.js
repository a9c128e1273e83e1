// Cookies of answers are not remembered for a handshake, nor those of a handshake for anything.
// clauses: SWAN-NET-006 SWAN-NET-007
// platforms: swan
// evidence: documented
// needs: sockets
check(async (t) => {
  await t.get('/do?s=header:Set-Cookie:mine=1;body:x');
  for (let n = 0; n < 2; n += 1) {
    const url = 'wss://api.example.test/ws?case=swan-no-cookie-store&header=Set-Cookie:other=2&s=close';
    const task = t.api.connectSocket({ url });
    const { header } = await new Promise((resolve) => task.onOpen(resolve));
    t.equal(header['Set-Cookie'], 'other=2', 'Set-Cookie of the handshake');
  }
  const seen = await t.logged(encodeURIComponent('/ws?case=swan-no-cookie-store'));
  t.ok(seen.every((handshake) => t.sent(handshake, 'cookie') === undefined), 'that no cookie was sent');
  t.equal(t.sent((await t.get('/echo')).data, 'cookie'), undefined, 'the Cookie of a request');
});
