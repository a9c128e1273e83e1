// A key that is missing or no string fails.
// clauses: TTG-STD-013 TTG-STD-014
// platforms: tt-gadget
// evidence: assumed
// needs: storage
check(async (t) => {
  for (const name of ['setStorage', 'getStorage', 'removeStorage']) {
    for (const key of [undefined, null, '', 5, {}]) {
      const { kind, res } = await t.call(name, { key, data: 'x' });
      t.equal([kind, res.errno], ['fail', 104], 'the outcome and errno of ' + name + ' with ' + JSON.stringify(key));
    }
  }
  t.equal((await t.call('getStorageInfo', {})).res.keys, [], 'the keys');
});
