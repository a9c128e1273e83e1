// A body that is a JSON object arrives parsed; any other stays text.
// clauses: SWAN-UPL-011
// platforms: swan
// evidence: observed
// needs: files upload
check(async (t) => {
  const filePath = 'bdfile://usr/a.txt';
  t.api.getFileSystemManager().writeFileSync(filePath, 'hello');
  const data = async (path) => (await t.call('uploadFile', { url: t.url(path), filePath, name: 'file' })).res.data;
  for (const kind of ['/json?body=', '/text?text=']) {
    t.equal(await data(kind + encodeURIComponent('{"a":[1]}')), { a: [1] }, 'an object');
    for (const text of ['[1,2]', '[{"a":1}]', '5', '"x"', 'null', 'true', 'hello', '{"a":', '{a:1}']) {
      t.equal(await data(kind + encodeURIComponent(text)), text, 'data of ' + text);
    }
  }
});
