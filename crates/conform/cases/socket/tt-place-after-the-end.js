// A socket that has ended, closed by script or server, lost or never opened, makes room for another.
// clauses: TTG-WS-006
// platforms: tt-gadget
// evidence: assumed
// needs: sockets
check(async (t) => {
  const steps = ['s=echo', 's=close:1000', 's=cut', 'status=404', 's=reset'];
  for (let round = 0; round < 3; round += 1) {
    const ends = steps.map((step) => {
      const { task, ended } = t.start('connectSocket', { url: t.url('/ws?' + step).replace('http', 'ws') });
      if (step === 's=echo') task.onOpen(() => task.close({}));
      return Promise.all([ended, new Promise((resolve) => task.onClose(resolve))]);
    });
    for (const [{ kind }] of await Promise.all(ends)) t.equal(kind, 'success', 'a socket of round ' + round);
    await t.wait(100);
  }
});
