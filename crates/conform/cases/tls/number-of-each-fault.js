// The number in the message tells the fault: -200 the name, -201 the date, -202 the issuer.
// clauses: WX-TLS-003
// platforms: wx
// evidence: documented
// host: client android
// host: domains {"request": ["https://wrong-host.example.test", "https://expired.example.test", "https://not-yet.example.test", "https://untrusted.example.test", "https://no-intermediate.example.test"]}
check(async (t) => {
  const faults = { 'wrong-host': -200, expired: -201, 'not-yet': -201, untrusted: -202, 'no-intermediate': -202 };
  for (const name of Object.keys(faults)) {
    const { kind, res } = await t.call('request', { url: `https://${name}.example.test/` });
    t.equal(kind, 'fail', 'the outcome for ' + name);
    t.match(res.errMsg, new RegExp(`[ :]${faults[name]}[ :]`), 'errMsg for ' + name);
  }
});
