// A gadget declares its parts with the functions of pages, and has none of blocks.
// clauses: TTG-LIFE-001
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const all = { App, Page, Component, Behavior, getApp, getCurrentPages };
  for (const name of Object.keys(all)) t.equal(typeof all[name], 'function', name);
  t.equal([typeof Block, typeof Creator, typeof requirePlugin], Array(3).fill('undefined'), 'what others have');
});
