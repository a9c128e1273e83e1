// Timers do not run while the program is suspended; those that are overdue fire when it is back.
// clauses: WX-BG-011
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 20s:foreground
check(async (t) => {
  const fired = [];
  for (const due of [4, 8, 12, 24]) setTimeout(() => fired.push([due, Math.round(t.passed())]), due * 1000);
  await t.at(30);
  t.equal(fired, [[4, 4], [8, 20], [12, 20], [24, 24]], 'when each was due and when it fired, in seconds');
});
