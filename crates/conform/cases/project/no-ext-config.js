// Without ext.json the configuration of a third party is an empty object.
// clauses: WX-APP-015
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal([t.api.getExtConfigSync(), (await t.call('getExtConfig')).res.extConfig], [{}, {}], 'both forms');
});
