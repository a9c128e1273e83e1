// A block declares its parts with functions of its own, and has no app and no pages.
// clauses: TTB-LIFE-001
// platforms: tt-block
// evidence: assumed
check(async (t) => {
  const all = { Block, Creator, Component, Behavior };
  for (const name of Object.keys(all)) t.equal(typeof all[name], 'function', name);
  const absent = [typeof App, typeof Page, typeof getApp, typeof getCurrentPages];
  t.equal(absent, Array(4).fill('undefined'), 'what gadgets have');
});
