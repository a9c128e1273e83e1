// Optional parameters of file functions that are "", undefined or null count as absent.
// clauses: TTG-STD-012 TTG-FS-005
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const call = (name, options) => new Promise((success, fail) => {
    files[name](Object.assign({ success, fail: (res) => fail(new Error(name + ' ' + res.errMsg)) }, options));
  });
  for (const nothing of ['', undefined, null]) {
    const { tempFilePath } = (await t.call('downloadFile', { url: t.url('/text?text=fine') })).res;
    const { savedFilePath } = await call('saveFile', { tempFilePath, filePath: nothing });
    t.match(savedFilePath, /^ttfile:\/\/user\/./, 'savedFilePath with ' + JSON.stringify(nothing));
    await call('writeFile', { filePath: 'ttfile://user/a', data: 'é', encoding: nothing });
    const { data } = await call('readFile', { filePath: 'ttfile://user/a', encoding: nothing });
    t.equal(data, Uint8Array.from([0xc3, 0xa9]).buffer, 'data with ' + JSON.stringify(nothing));
  }
});
