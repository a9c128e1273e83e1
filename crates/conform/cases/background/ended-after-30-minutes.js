// A program that was suspended for more than 30 minutes is ended, and runs no more.
// clauses: WX-BG-012
// platforms: wx
// evidence: documented
// at: 1s:background
// at: 31m:foreground
// rest: ended
setTimeout(() => { throw new Error('script ran after the end'); }, 60000);
check(async (t) => t.ok(t.passed() === 0, 'that the case has begun'));
