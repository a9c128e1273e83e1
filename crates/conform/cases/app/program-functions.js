// Script finds the functions by which a program declares its parts.
// clauses: WX-ENV-001 SWAN-ENV-001
// platforms: wx swan
// evidence: documented
check(async (t) => {
  const all = { App, Page, Component, Behavior, getApp, getCurrentPages, require, setTimeout, setInterval, clearTimeout, clearInterval };
  for (const name of Object.keys(all)) t.equal(typeof all[name], 'function', name);
  for (const value of [module, exports, console]) t.equal(typeof value, 'object', 'module, exports or console');
  if (t.platform === 'wx') t.equal(typeof requirePlugin, 'function', 'requirePlugin');
  t.equal([typeof Block, typeof Creator], ['undefined', 'undefined'], 'what others have');
});
