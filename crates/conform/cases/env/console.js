// The console has the documented functions, and prints.
// clauses: WX-ENV-018
// platforms: wx
// evidence: documented
// console: log plain text 1
// console: warn look out
// console: error it broke
check(async (t) => {
  const names = ['debug', 'log', 'info', 'warn', 'error', 'group', 'groupEnd'];
  t.equal(names.map((name) => typeof console[name]), Array(7).fill('function'), 'their types');
  console.log('plain text', 1);
  console.warn('look out');
  console.error('it broke');
});
