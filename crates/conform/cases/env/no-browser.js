// There is no window and no document.
// clauses: WX-ENV-002
// platforms: wx
// evidence: documented
check(async (t) => {
  t.equal([typeof window, typeof document], ['undefined', 'undefined'], 'their types');
});
