// project.swan.json says where the sources are, and the app id.
// clauses: SWAN-NET-010 SWAN-ENV-017
// platforms: swan
// evidence: assumed
// project: src/app.js
// file: project.swan.json {"appid":"12345678","smartProgramRoot":"src/"}
// file: src/app.json {"pages":["pages/a/a"]}
// file: src/pages/a/a.js Page({});
// file: src/beside.js module.exports = 'beside';
check(async (t) => {
  await t.wait(0);
  t.equal(getCurrentPages().map((page) => page.route), ['pages/a/a'], 'the open pages');
  t.equal(require('./beside'), 'beside', 'a file of the sources');
  t.match(t.sent((await t.get('/echo')).data, 'referer'), /12345678/, 'the Referer');
});
