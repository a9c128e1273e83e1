// Timers pass further arguments on, and their ids are numbers that clear them.
// clauses: WX-ENV-017
// platforms: wx
// evidence: documented
check(async (t) => {
  const heard = [];
  const once = setTimeout((...args) => heard.push(args), 100, 'a', 1);
  const cleared = setTimeout(() => heard.push('never'), 100);
  const often = setInterval((...args) => heard.push(args), 200, 'b');
  t.equal([once, cleared, often].map((id) => typeof id), ['number', 'number', 'number'], 'the ids');
  clearTimeout(cleared);
  setTimeout(() => clearInterval(often), 500);
  await t.wait(1000);
  t.equal(heard, [['a', 1], ['b'], ['b']], 'what the functions were given');
});
