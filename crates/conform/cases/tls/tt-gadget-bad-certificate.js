// A server without a good certificate fails and sees no request.
// clauses: TTG-REQ-056
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
check(async (t) => {
  for (const fault of ['expired', 'not-yet', 'self-signed', 'wrong-host', 'untrusted', 'no-intermediate']) {
    const { kind } = await t.call('request', { url: 'https://' + fault + '.example.test/echo/tt-gadget-bad-certificate' });
    t.equal(kind, 'fail', 'the outcome of ' + fault);
  }
  const { requests } = (await t.get('/log?path=/echo/tt-gadget-bad-certificate')).data;
  t.equal(requests.length, 0, 'requests');
});
