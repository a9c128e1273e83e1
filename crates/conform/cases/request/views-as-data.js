// A typed array or a data view as data is refused.
// clauses: WX-REQ-026
// platforms: wx
// evidence: assumed
check(async (t) => {
  const { last } = (await t.get('/log')).data;
  for (const data of [new Uint8Array([97]), new Float64Array(1), new DataView(new ArrayBuffer(1))]) {
    const { kind } = await t.call('request', { url: t.url('/echo'), method: 'POST', data });
    t.equal(kind, 'fail', 'the outcome');
  }
  t.equal((await t.get('/log?since=' + last)).data.requests.length, 0, 'requests at the server');
});
