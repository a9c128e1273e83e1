// `RegExp` keeps the last match: much published code for formatting dates reads `RegExp.$1`.
// clauses: WX-ENV-027
// platforms: wx
// evidence: assumed
check(async (t) => {
  const format = (date, pattern) => {
    const parts = { 'M+': date.getMonth() + 1, 'd+': date.getDate() };
    if (/(y+)/.test(pattern)) pattern = pattern.replace(RegExp.$1, String(date.getFullYear()).slice(4 - RegExp.$1.length));
    for (const part in parts) {
      if (new RegExp('(' + part + ')').test(pattern)) {
        const text = String(parts[part]);
        pattern = pattern.replace(RegExp.$1, RegExp.$1.length === 1 ? text : ('00' + text).slice(text.length));
      }
    }
    return pattern;
  };
  t.equal(format(new Date(2020, 6, 9), 'yyyy-MM-d'), '2020-07-9', 'the date');
  /b(c)/.test('abcd');
  t.equal([RegExp.lastMatch, RegExp.lastParen, RegExp.leftContext, RegExp.rightContext], ['bc', 'c', 'a', 'd'], 'its parts');
});
