// A program that was in background for more than 5 minutes is ended.
// clauses: SWAN-NET-023
// platforms: swan
// evidence: documented
// at: 1s:background
// at: 6m:foreground
// rest: ended
setTimeout(() => { throw new Error('script ran after the end'); }, 320000);
check(async (t) => t.ok(t.passed() === 0, 'that the case has begun'));
