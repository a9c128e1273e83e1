// Messages of every form of length are whole, in both directions.
// clauses: WX-WS-012 WX-WS-023
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const { of, task } = t.talk('/ws/lengths?s=echo');
  await t.wait(1000);
  const lengths = [1, 125, 126, 65535, 65536, 1000000];
  for (const length of lengths) {
    task.send({ data: 'x'.repeat(length) });
    task.send({ data: new Uint8Array(length).fill(200).buffer });
  }
  await t.wait(1000);
  const heard = of('message').map(({ data }) => data);
  t.equal(heard.map((data) => (typeof data === 'string' ? data.length : data.byteLength)), lengths.flatMap((length) => [length, length]), 'the lengths that came back');
  t.ok(heard.every((data) => typeof data === 'string' ? !/[^x]/.test(data) : new Uint8Array(data).every((byte) => byte === 200)), 'that they hold what was sent');
});
