// sendSocketMessage without any socket throws or fails, and sends nothing.
// clauses: SWAN-GLB-015
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const outcome = await new Promise((resolve) => {
    try {
      t.api.sendSocketMessage({ data: 'x', success: () => resolve('success'), fail: () => resolve('failure') });
    } catch (error) {
      resolve(error instanceof TypeError ? 'failure' : String(error));
    }
  });
  t.equal(outcome, 'failure', 'the outcome');
});
