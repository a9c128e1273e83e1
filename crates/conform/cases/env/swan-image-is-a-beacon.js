// A picture's source is requested with GET.
// clauses: SWAN-ENV-007
// platforms: swan
// evidence: observed
check(async (t) => {
  const loaded = new Promise((resolve) => {
    const image = new Image();
    image.onload = resolve;
    image.src = t.url('/echo/swan-image');
  });
  await loaded;
  t.equal((await t.logged('/echo/swan-image')).map((entry) => entry.method), ['GET'], 'the methods');
});
