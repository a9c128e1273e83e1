// There is nothing to remove global listeners with.
// clauses: WX-GWS-002
// platforms: wx
// evidence: documented
// needs: sockets
check((t) => {
  for (const name of ['Open', 'Message', 'Error', 'Close']) {
    t.equal([typeof t.api['onSocket' + name], typeof t.api['offSocket' + name]], ['function', 'undefined'], 'the types for ' + name);
  }
});
