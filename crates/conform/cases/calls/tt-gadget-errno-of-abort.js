// An aborted call fails with errno 301 if with any.
// clauses: TTG-ERR-003
// platforms: tt-gadget
// evidence: assumed
check(async (t) => {
  const { errno } = await new Promise((fail) => {
    const task = t.api.request({ url: t.url('/hang'), fail });
    setTimeout(() => task.abort(), 100);
  });
  t.ok([undefined, 301].includes(errno), 'errno 301 rather than ' + errno);
});
