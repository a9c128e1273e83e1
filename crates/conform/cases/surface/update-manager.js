// The manager of updates is there, and there is no update.
// clauses: WX-API-021 TTG-STD-001
// platforms: wx tt-gadget
// evidence: assumed
check(async (t) => {
  const manager = t.api.getUpdateManager();
  t.ok(manager === t.api.getUpdateManager(), 'that it is one object');
  manager.onUpdateReady(() => { throw new Error('there is an update'); });
  const told = await new Promise((resolve) => manager.onCheckForUpdate(resolve));
  t.equal(told, { hasUpdate: false }, 'what is told');
});
