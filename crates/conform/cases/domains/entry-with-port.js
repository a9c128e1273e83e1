// An entry with a port allows exactly that port.
// clauses: WX-DOM-012
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://api.example.test", "https://ported.example.test:8080"]}
check(async (t) => {
  const outcome = async (origin) => {
    const { kind, res } = await t.call('request', { url: origin + '/echo' });
    return kind === 'success' ? 'allowed' : res.errMsg;
  };
  t.equal(await outcome('https://ported.example.test:8080'), 'allowed', 'the port of the entry');
  const refused = 'request:fail url not in domain list';
  t.equal(await outcome('https://ported.example.test'), refused, 'no port');
  t.equal(await outcome('https://ported.example.test:9091'), refused, 'another port');
  t.equal(await outcome('https://ported.example.test:443'), refused, 'the default port');
});
