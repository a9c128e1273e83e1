// Progress is in whole per cent, never falls, and ends at 100.
// clauses: WX-UP-021
// platforms: wx
// evidence: assumed
// needs: files upload
check(async (t) => {
  for (const length of [0, 1, 3000000]) {
    const filePath = await t.file('a.bin', new ArrayBuffer(length));
    const heard = [];
    await new Promise((resolve, reject) => {
      const task = t.api.uploadFile({ url: t.url('/upload'), filePath, name: 'file', success: resolve, fail: reject });
      task.onProgressUpdate(({ progress }) => heard.push(progress));
    });
    t.ok(heard.every((value, n) => Number.isInteger(value) && value >= (heard[n - 1] || 0)), 'the rise of ' + heard);
    t.equal(heard[heard.length - 1], 100, 'the last progress');
  }
});
