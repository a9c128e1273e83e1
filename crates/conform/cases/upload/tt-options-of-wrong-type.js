// An option of a wrong type fails the upload, and nothing is sent.
// clauses: TTG-UP-016 TTG-STD-013
// platforms: tt-gadget
// evidence: documented
// needs: files upload
check(async (t) => {
  const filePath = 'ttfile://user/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const good = { url: t.url('/echo/tt-options-of-wrong-type'), filePath, name: 'file' };
  const bad = [{ url: 5 }, { url: {} }, { filePath: 5 }, { filePath: {} }, { name: 5 }, { name: {} }];
  for (const options of bad.concat([{ header: 5 }, { header: 'x' }, { formData: 5 }, { formData: 'x' }])) {
    const { kind, res } = await t.call('uploadFile', Object.assign({}, good, options));
    t.equal(kind, 'fail', 'the outcome for ' + JSON.stringify(options));
    t.ok([undefined, 104].includes(res.errno), 'errno 104 rather than ' + res.errno);
  }
  t.equal((await t.logged('/echo/tt-options-of-wrong-type')).length, 0, 'requests');
});
