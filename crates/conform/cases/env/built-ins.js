// The built-ins of recent ECMAScript are there.
// clauses: WX-ENV-006
// platforms: wx
// evidence: documented
check(async (t) => {
  const globals = [typeof Promise, typeof Map, typeof Set, typeof WeakMap, typeof Symbol, typeof Reflect, typeof Proxy];
  t.equal(globals, Array(7).fill('function').map((type, n) => (n === 5 ? 'object' : type)), 'the globals');
  const functions = [
    Object.entries, Object.fromEntries, Object.getOwnPropertyDescriptors, Array.from, Array.prototype.flat,
    Array.prototype.includes, Array.prototype.flatMap, String.prototype.padStart, String.prototype.matchAll,
    String.prototype.trimEnd, Promise.allSettled, Promise.prototype.finally, Number.isInteger, Math.trunc,
  ];
  t.equal(functions.map((value) => typeof value), Array(functions.length).fill('function'), 'the functions');
});
