// In the developer tools the functions of wx can be assigned to.
// clauses: WX-ENV-023
// platforms: wx
// evidence: observed
// host: client devtools
// needs: storage
check(async (t) => {
  'use strict';
  wx.getStorageSync = () => 'mine';
  t.equal(wx.getStorageSync(), 'mine', 'what was assigned');
});
