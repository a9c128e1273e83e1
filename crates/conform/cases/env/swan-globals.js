// The globals have some of a browser's names, and no DOM and no network of a browser.
// clauses: SWAN-ENV-007
// platforms: swan
// evidence: observed
check(async (t) => {
  const there = [typeof atob, typeof btoa, typeof Image, typeof Promise, typeof setTimeout, typeof setInterval, typeof requestAnimationFrame];
  t.equal(there, Array(7).fill('function'), 'the types of functions');
  t.equal(typeof navigator.userAgent, 'string', 'the type of navigator.userAgent');
  t.ok(window === globalThis && global === globalThis, 'that window and global are the global object');
  t.equal([typeof XMLHttpRequest, typeof fetch, typeof WebSocket, typeof document], Array(4).fill('undefined'), 'what is absent');
  t.equal([btoa('\xff\0a'), atob('/wBh')], ['/wBh', '\xff\0a'], 'text and bytes');
});
