// The developer tools have the classes for URLs and encodings that phones lack.
// clauses: WX-ENV-004
// platforms: wx
// evidence: observed
// host: client devtools
check(async (t) => {
  const url = new URL('../a?b=1#c', 'https://User@example.com:8443/x/y/z');
  t.equal([url.href, url.host, url.pathname], ['https://User@example.com:8443/x/a?b=1#c', 'example.com:8443', '/x/a'], 'parts');
  url.search = '?d';
  t.equal(String(url), 'https://User@example.com:8443/x/a?d#c', 'another query');
  t.equal([...new TextEncoder().encode('é')], [195, 169], 'the bytes of a text');
  t.equal(new TextDecoder('gbk').decode(new Uint8Array([0xc4, 0xe3])), '你', 'the text of bytes');
});
