// project.config.json says where the sources are, and the app id.
// clauses: WX-DOM-019 WX-APP-017
// platforms: wx
// evidence: documented
// project: src/app.js
// file: project.config.json {"appid":"wx0123456789abcdef","miniprogramRoot":"src/"}
// file: src/app.json {"pages":["pages/a/a"]}
// file: src/pages/a/a.js Page({});
// file: src/beside.js module.exports = 'beside';
check(async (t) => {
  await t.wait(0);
  t.equal(getCurrentPages().map((page) => page.route), ['pages/a/a'], 'the open pages');
  t.equal(require('./beside'), 'beside', 'a file of the sources');
  t.match(t.sent((await t.get('/echo')).data, 'referer'), /wx0123456789abcdef/, 'the Referer');
});
