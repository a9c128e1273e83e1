// The profile of onOpen has eight numbers: when the steps of the handshake happened and what they took.
// clauses: WX-WS-011
// platforms: wx
// evidence: documented
// needs: sockets
check(async (t) => {
  const begun = Date.now();
  const { of } = t.talk('/ws/profile?handshake-wait=2s');
  await t.wait(3000);
  const { profile } = of('open')[0];
  const names = ['connectEnd', 'connectStart', 'cost', 'domainLookUpEnd', 'domainLookUpStart', 'fetchStart', 'handshakeCost', 'rtt'];
  t.equal(Object.keys(profile).sort(), names, 'the names');
  for (const name of names) t.equal(typeof profile[name], 'number', 'the type of ' + name);
  const moments = ['fetchStart', 'domainLookUpStart', 'domainLookUpEnd', 'connectStart', 'connectEnd'].map((name) => profile[name]);
  t.equal(moments, moments.slice().sort((a, b) => a - b), 'the moments, which follow each other');
  t.ok(Math.abs(profile.fetchStart - begun) < 100, 'that the first is when the call was made');
  t.ok(Math.abs(profile.handshakeCost - 2000) < 100, 'that the handshake took 2000 ms rather than ' + profile.handshakeCost);
  t.ok(profile.cost >= profile.handshakeCost, 'that all took no less');
});
