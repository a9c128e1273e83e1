// Reading a key under which nothing is stored gives the empty text at once.
// clauses: WX-STO-008
// platforms: wx
// evidence: assumed
// needs: storage
check((t) => {
  t.equal(t.api.getStorageSync('never set'), '', 'what is read');
});
