// Sync forms throw the same failure, with its message and number.
// clauses: WX-FS-018
// platforms: wx
// evidence: documented
// needs: files
check(async (t) => {
  const files = t.api.getFileSystemManager();
  const missing = t.api.env.USER_DATA_PATH + '/no-such-file';
  for (const [name, ...args] of [['accessSync', missing], ['readFileSync', missing], ['unlinkSync', missing]]) {
    let thrown;
    try {
      files[name](...args);
    } catch (error) {
      thrown = error;
    }
    t.ok(thrown !== undefined, name + ' throws');
    t.equal([thrown.errno, thrown.errCode], [1300002, 1300002], 'the numbers');
    t.match(thrown.errMsg, /^\w+:fail no such file or directory/, 'errMsg');
  }
});
