// The file part has the last part of the path as its filename, and a content type guessed from it.
// clauses: TTG-UP-008
// platforms: tt-gadget
// evidence: assumed
// needs: files upload
check(async (t) => {
  const files = t.api.getFileSystemManager();
  files.mkdirSync('ttfile://user/d');
  for (const [path, filename, type] of [['a.png', 'a.png', 'image/png'], ['d/照片.jpg', '照片.jpg', 'image/jpeg'], ['d/a.txt', 'a.txt', 'text/plain']]) {
    const filePath = 'ttfile://user/' + path;
    files.writeFileSync(filePath, 'hello');
    const { res } = await t.call('uploadFile', { url: t.url('/upload'), filePath, name: 'file' });
    const [part] = JSON.parse(res.data).parts;
    t.equal([part.filename, part.contentType], [filename, type], 'filename and type of ' + path);
  }
});
