// The configuration of a third party is what ext.json has under ext; without the file it is an empty object.
// clauses: WX-APP-015
// platforms: wx
// evidence: documented
// project: app.js
// file: app.json {"pages":["a/a"]}
// file: a/a.js Page({});
// file: ext.json {"extEnable":true,"ext":{"name":"other","attr":{"host":"h"}}}
App({});
check(async (t) => {
  t.equal(wx.getExtConfigSync(), { name: 'other', attr: { host: 'h' } }, 'what is returned');
  t.equal((await t.call('getExtConfig')).res.extConfig.name, 'other', 'what is told');
});
