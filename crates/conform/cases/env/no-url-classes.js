// On devices there are no classes for URLs and encodings.
// clauses: WX-ENV-004
// platforms: wx
// evidence: observed
check(async (t) => {
  t.equal([typeof URL, typeof URLSearchParams, typeof TextDecoder], Array(3).fill('undefined'), 'their types');
});
