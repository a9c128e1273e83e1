// readFile gives an ArrayBuffer without an encoding, and a string with one.
// clauses: SWAN-FILE-012
// platforms: swan
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const filePath = 'bdfile://usr/a.txt';
  files.writeFileSync(filePath, '桥');
  const bytes = Uint8Array.from([0xe6, 0xa1, 0xa5]).buffer;
  t.equal(files.readFileSync(filePath), bytes, 'what readFileSync returns');
  t.equal(files.readFileSync(filePath, 'utf8'), '桥', 'what readFileSync returns with utf8');
  const read = (options) => new Promise((success, fail) => files.readFile(Object.assign({ filePath, success, fail }, options)));
  t.equal((await read({})).data, bytes, 'what readFile tells');
  t.equal([(await read({ encoding: 'utf8' })).data, (await read({ encoding: 'base64' })).data], ['桥', '5qGl'], 'with an encoding');
});
