// A path that begins with `/` leads to a file beside the one that requires it, as published programs have it.
// clauses: WX-ENV-008
// platforms: wx
// evidence: observed
// file: util/a.js exports.name = () => require('/lib/b').name;
// file: util/lib/b.js exports.name = 'b';
check(async (t) => {
  t.equal(require('/util/a').name(), 'b', 'what is found');
});
