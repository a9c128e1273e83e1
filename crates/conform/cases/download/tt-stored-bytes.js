// What is stored are the bytes of the body, with its coding undone.
// clauses: TTG-DL-017
// platforms: tt-gadget
// evidence: assumed
// needs: files download
check(async (t) => {
  const files = t.api.getFileSystemManager();
  for (const coding of ['gzip', 'deflate', 'br']) {
    const { kind, res } = await t.call('downloadFile', { url: t.url('/' + coding + '?body=hello') });
    t.equal([kind, files.readFileSync(res.tempFilePath, 'utf8')], ['success', 'hello'], 'the outcome and file of ' + coding);
  }
  const { res } = await t.call('downloadFile', { url: t.url('/bytes/300') });
  const expected = Uint8Array.from({ length: 300 }, (_, at) => (at * 7 + 3) & 255).buffer;
  t.equal(files.readFileSync(res.tempFilePath), expected, 'the bytes');
  const charset = await t.call('downloadFile', { url: t.url('/charset/gbk?text=%E4%BD%A0') });
  t.equal(files.readFileSync(charset.res.tempFilePath), Uint8Array.from([0xc4, 0xe3]).buffer, 'bytes in another charset');
});
