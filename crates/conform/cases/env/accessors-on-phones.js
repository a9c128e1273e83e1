// On phones the functions of wx are accessors without a setter: assignments are ignored, definitions are not.
// clauses: WX-ENV-023
// platforms: wx
// evidence: observed
// needs: storage
check(async (t) => {
  const { get, set, enumerable, configurable, ...more } = Object.getOwnPropertyDescriptor(wx, 'getStorageSync');
  t.equal([typeof get, set, enumerable, configurable, Object.keys(more)], ['function', undefined, true, true, []], 'it');
  const original = wx.getStorageSync;
  t.equal([Reflect.set(wx, 'getStorageSync', () => 1), wx.getStorageSync === original], [false, true], 'an assignment');
  let thrown;
  (function () {
    'use strict';
    try {
      wx.getStorageSync = () => 1;
    } catch (error) {
      thrown = error;
    }
  })();
  t.equal(thrown instanceof TypeError, true, 'an assignment in strict code');
  Object.defineProperty(wx, 'getStorageSync', { configurable: true, value: () => 'mine' });
  t.equal(wx.getStorageSync(), 'mine', 'a definition');
  t.equal([delete wx.setStorageSync, wx.setStorageSync], [true, undefined], 'what was deleted');
});
