// Functions for files and storage too tell of a wrong parameter during the call, and return nothing.
// clauses: WX-API-012 WX-API-014
// platforms: wx
// evidence: assumed
// needs: files storage upload download
// about: returned
check(async (t) => {
  const calls = [
    ['uploadFile', 'url', { filePath: 'x', name: 'x' }],
    ['downloadFile', 'url', {}],
    ['saveFile', 'tempFilePath', {}],
    ['getFileInfo', 'filePath', {}],
    ['removeSavedFile', 'filePath', {}],
    ['setStorage', 'key', { data: 1 }],
    ['getStorage', 'key', {}],
    ['removeStorage', 'key', {}],
  ];
  for (const [name, wrong, options] of calls) {
    const { order, res, returned } = await t.call(name, { ...options, [wrong]: 12 });
    t.equal(order, ['fail', 'complete', 'returned'], 'the order of ' + name);
    const expected = `${name}:fail parameter error: parameter.${wrong} should be String instead of Number;`;
    t.equal([res.errMsg, res.errno, typeof returned], [expected, 1001, 'undefined'], 'the result');
  }
});
