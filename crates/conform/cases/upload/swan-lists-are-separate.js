// Uploads and downloads each have a list of their own.
// clauses: SWAN-DOM-009 SWAN-DOM-011
// platforms: swan
// evidence: documented
// host: domains {"request": ["https://api.example.test"], "upload": ["https://up.example.test"], "download": ["https://down.example.test"]}
// needs: files upload download
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const path = '/echo/swan-lists-of-transfers';
  const kind = async (name, host) => {
    const file = name === 'uploadFile' ? { filePath, name: 'file' } : {};
    return (await t.call(name, Object.assign({ url: 'https://' + host + '.example.test' + path }, file))).kind;
  };
  for (const [name, own, other] of [['uploadFile', 'up', 'down'], ['downloadFile', 'down', 'up']]) {
    t.equal(await kind(name, own), 'success', name + ' with its own host');
    t.equal(await kind(name, other), 'fail', name + ' with a host of the other');
    t.equal(await kind(name, 'api'), 'fail', name + ' with a host of requests');
  }
  t.equal((await t.logged(path)).map((request) => request.host), ['up.example.test', 'down.example.test'], 'the hosts');
});
