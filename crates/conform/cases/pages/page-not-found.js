// App.onPageNotFound hears of the first page if there is none of that name.
// clauses: WX-APP-005 TTG-LIFE-001
// platforms: wx tt-gadget
// evidence: documented
// project: app.js
// file: app.json {"pages":["pages/a/a"],"entryPagePath":"pages/none/none"}
// file: pages/a/a.js Page({});
const heard = [];
App({ onPageNotFound: (what) => heard.push(what) });
check(async (t) => {
  await t.wait(0);
  t.equal(heard, [{ path: 'pages/none/none', query: {}, isEntryPage: true }], 'what it heard');
  t.equal(getCurrentPages().length, 0, 'how many pages are open');
});
