// Code is not made of text, but for the one text that returns the global object.
// clauses: WX-ENV-005
// platforms: wx
// evidence: documented
check(async (t) => {
  for (const [what, attempt] of [['eval', () => eval('1 + 1')], ['Function', () => new Function('return 1 + 1')()]]) {
    let result;
    try {
      result = attempt();
    } catch (error) {
      result = 'refused';
    }
    t.ok(result !== 2, 'that ' + what + ' does not run code');
  }
  t.ok(new Function('return this')() === globalThis, 'that the global object is returned');
});
