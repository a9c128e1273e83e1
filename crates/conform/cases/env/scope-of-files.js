// Names at the top of a file are its own.
// clauses: WX-ENV-014
// platforms: wx
// evidence: documented
// file: one.js var shared = 'one'; const own = 1; function called() {} exports.name = () => shared;
// file: two.js var shared = 'two'; exports.seen = [typeof own, typeof called]; exports.name = () => shared;
var shared = 'main';
check(async (t) => {
  const [one, two] = [require('./one'), require('./two')];
  t.equal([shared, one.name(), two.name()], ['main', 'one', 'two'], 'the names');
  t.equal([two.seen, typeof own], [['undefined', 'undefined'], 'undefined'], 'what leaks');
});
