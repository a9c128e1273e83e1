// What this host does not have fails with a number and a message.
// clauses: SWAN-CB-003 SWAN-CB-021
// platforms: swan
// evidence: assumed
// alone: it is about what qiao does not offer
check(async (t) => {
  const { kind, res } = await t.call('startAccelerometer', {});
  t.equal([kind, typeof res.errCode, typeof res.errMsg], ['fail', 'number', 'string'], 'the outcome');
  const ocr = await t.on(swan.ai, 'ocrIdCard', {});
  t.equal([ocr.kind, typeof ocr.res.errCode], ['fail', 'number'], 'the outcome of ai.ocrIdCard');
  t.equal(typeof swan.startAccelerometer({}), 'undefined', 'what is returned');
});
