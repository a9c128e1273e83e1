// The launch options have a shareTicket, which is undefined where nothing was shared.
// clauses: WX-APP-002
// platforms: wx
// evidence: documented
let told;
App({ onLaunch: (options) => (told = options) });
check(async (t) => {
  await t.wait(0);
  t.equal(['shareTicket' in told, typeof told.shareTicket], [true, 'undefined'], 'whether it is there, and its type');
});
