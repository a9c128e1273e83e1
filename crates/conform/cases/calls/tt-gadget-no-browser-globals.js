// The logic layer has no window and no document, and neither XMLHttpRequest nor fetch.
// clauses: TTG-LIFE-003
// platforms: tt-gadget
// evidence: documented
check(async (t) => {
  t.equal([typeof window, typeof document], ['undefined', 'undefined'], 'the types of window and document');
  t.equal([typeof XMLHttpRequest, typeof fetch], ['undefined', 'undefined'], 'the types of XMLHttpRequest and fetch');
});
