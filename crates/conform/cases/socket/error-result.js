// onError gets an object whose errMsg is a text.
// clauses: WX-WS-014
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of } = t.talk('/ws/error-result?status=404');
  await t.wait(1000);
  const [res] = of('error');
  t.equal(typeof res.errMsg, 'string', 'the type of errMsg');
  t.equal(Object.keys(res).filter((name) => name !== 'errMsg' && name !== 'errCode'), [], 'other names');
});
