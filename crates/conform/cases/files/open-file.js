// Open files are read and written by their number, at a place or where they stand.
// clauses: WX-FS-018
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const fs = t.api.getFileSystemManager();
  const filePath = t.api.env.USER_DATA_PATH + '/open.txt';
  const fd = fs.openSync({ filePath, flag: 'w+' });
  t.equal(fs.writeSync({ fd, data: 'hello world' }).bytesWritten, 11, 'the bytes that were written');
  const arrayBuffer = new ArrayBuffer(8);
  t.equal(fs.readSync({ fd, arrayBuffer, offset: 2, length: 5, position: 6 }).bytesRead, 5, 'the bytes that were read');
  t.equal([...new Uint8Array(arrayBuffer)], [0, 0, 119, 111, 114, 108, 100, 0], 'the buffer');
  t.equal([fs.fstatSync({ fd }).size, fs.fstatSync({ fd }).isFile()], [11, true], 'its size');
  fs.ftruncateSync({ fd, length: 5 });
  const { res } = await t.fs('read', { fd, arrayBuffer, position: 0 });
  t.equal([res.bytesRead, res.arrayBuffer === arrayBuffer], [5, true], 'what is read later');
  fs.closeSync({ fd });
  fs.truncateSync(filePath, 2);
  t.equal(fs.readFileSync(filePath, 'utf8'), 'he', 'what is left');
  t.equal((await t.fs('write', { fd, data: 'x' })).kind, 'fail', 'a file that is closed');
});
