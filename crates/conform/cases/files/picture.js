// The size and the kind of a picture are read from its file.
// clauses: WX-FS-013
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const bytes = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 3, 0, 2, 0];
  const src = await t.file('a.gif', new Uint8Array(bytes).buffer);
  const { res } = await t.call('getImageInfo', { src });
  t.equal([res.width, res.height, res.type, res.orientation], [3, 2, 'gif', 'up'], 'what is told');
  const { kind } = await t.call('getImageInfo', { src: await t.file('a.txt', 'text') });
  t.equal(kind, 'fail', 'a file that is no picture');
});
