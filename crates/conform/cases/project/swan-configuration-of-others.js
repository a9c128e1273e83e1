// Where there is no project.swan.json, the file and the key that other tools write are read.
// clauses: SWAN-NET-010
// platforms: swan
// evidence: assumed
// project: src/app.js
// file: project.config.json {"appid":"12345678","miniprogramRoot":"src/"}
// file: src/app.json {"pages":["pages/a/a"]}
// file: src/pages/a/a.js Page({});
check(async (t) => {
  await t.wait(0);
  t.equal(getCurrentPages().map((page) => page.route), ['pages/a/a'], 'the open pages');
});
