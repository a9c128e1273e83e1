// A block has no uploads, downloads and files, or refuses them with errno 103.
// clauses: TTB-REQ-002
// platforms: tt-block
// evidence: assumed
// needs: files upload download
check(async (t) => {
  for (const name of ['uploadFile', 'downloadFile', 'saveFile', 'getSavedFileList', 'getFileInfo']) {
    if (typeof t.api[name] === 'undefined') continue;
    const { kind, res } = await t.call(name, { url: t.url('/echo'), filePath: 'ttfile://user/a', name: 'a' });
    t.equal([kind, res.errno], ['fail', 103], 'the outcome of ' + name);
  }
});
