// A list may have twenty entries.
// clauses: WX-DOM-022
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://h1.example.test", "https://h2.example.test", "https://h3.example.test", "https://h4.example.test", "https://h5.example.test", "https://h6.example.test", "https://h7.example.test", "https://h8.example.test", "https://h9.example.test", "https://h10.example.test", "https://h11.example.test", "https://h12.example.test", "https://h13.example.test", "https://h14.example.test", "https://h15.example.test", "https://h16.example.test", "https://h17.example.test", "https://h18.example.test", "https://h19.example.test", "https://h20.example.test"]}
check(async (t) => {
  for (const n of [1, 20]) {
    const { kind, res } = await t.call('request', { url: `https://h${n}.example.test/echo` });
    t.equal([kind, res.statusCode], ['success', 200], 'the result for entry ' + n);
  }
});
