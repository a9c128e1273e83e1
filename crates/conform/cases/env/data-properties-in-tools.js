// In the developer tools the functions of wx can be assigned to.
// clauses: WX-ENV-023
// platforms: wx
// evidence: observed
// host: client devtools
// needs: storage
check(async (t) => {
  'use strict';
  t.api.getStorageSync = () => 'mine';
  t.equal(t.api.getStorageSync(), 'mine', 'what was assigned');
});
