// Callbacks of uploads and downloads run after the call has returned, refused ones too, and complete last.
// clauses: TTG-STD-002 TTG-STD-004 TTG-STD-007
// platforms: tt-gadget
// evidence: documented
// needs: files upload download
// about: returned
check(async (t) => {
  t.api.getFileSystemManager().writeFileSync('ttfile://user/a.txt', 'hello');
  const file = { filePath: 'ttfile://user/a.txt', name: 'file' };
  const none = { filePath: 'ttfile://user/none.txt', name: 'file' };
  for (const [name, options, kind] of [
    ['uploadFile', Object.assign({ url: t.url('/echo') }, file), 'success'],
    ['uploadFile', Object.assign({ url: t.url('/echo') }, none), 'fail'],
    ['uploadFile', {}, 'fail'],
    ['uploadFile', Object.assign({ url: 'ftp://x/' }, file), 'fail'],
    ['downloadFile', { url: t.url('/echo') }, 'success'],
    ['downloadFile', {}, 'fail'],
    ['downloadFile', { url: t.url('/echo'), filePath: 'a.txt' }, 'fail'],
  ]) {
    const { order } = await t.call(name, options);
    t.equal(order, ['returned', kind, 'complete'], 'the order of ' + name + ' ' + JSON.stringify(options));
  }
});
