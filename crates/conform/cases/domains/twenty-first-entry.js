// A list takes twenty entries and no more.
// clauses: WX-DOM-022
// platforms: wx
// evidence: documented
// host: domains {"request": ["https://h0.example.test", "https://h1.example.test", "https://h2.example.test", "https://h3.example.test", "https://h4.example.test", "https://h5.example.test", "https://h6.example.test", "https://h7.example.test", "https://h8.example.test", "https://h9.example.test", "https://h10.example.test", "https://h11.example.test", "https://h12.example.test", "https://h13.example.test", "https://h14.example.test", "https://h15.example.test", "https://h16.example.test", "https://h17.example.test", "https://h18.example.test", "https://h19.example.test", "https://h20.example.test"]}
// launch: refused at most 20
check(() => {});
