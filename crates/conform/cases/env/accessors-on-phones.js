// On phones the functions of wx are accessors without a setter: assignments are ignored, definitions are not.
// clauses: WX-ENV-023
// platforms: wx
// evidence: observed
// needs: storage
check(async (t) => {
  const { get, set, enumerable, configurable, ...more } = Object.getOwnPropertyDescriptor(t.api, 'getStorageSync');
  t.equal([typeof get, set, enumerable, configurable, Object.keys(more)], ['function', undefined, true, true, []], 'it');
  const own = Object.getOwnPropertyDescriptor(t.api, 'getStorageSync');
  const original = t.api.getStorageSync;
  t.equal([Reflect.set(t.api, 'getStorageSync', () => 1), t.api.getStorageSync === original], [false, true], 'an assignment');
  let thrown;
  (function () {
    'use strict';
    try {
      t.api.getStorageSync = () => 1;
    } catch (error) {
      thrown = error;
    }
  })();
  // A host that takes assignments keeps none of them.
  Object.defineProperty(t.api, 'getStorageSync', own);
  t.equal(thrown instanceof TypeError, true, 'an assignment in strict code');
  const names = ['getStorageSync', 'setStorageSync'];
  const before = names.map((name) => Object.getOwnPropertyDescriptor(t.api, name));
  Object.defineProperty(t.api, 'getStorageSync', { configurable: true, value: () => 'mine' });
  t.equal(t.api.getStorageSync(), 'mine', 'a definition');
  t.equal([delete t.api.setStorageSync, t.api.setStorageSync], [true, undefined], 'what was deleted');
  names.forEach((name, i) => Object.defineProperty(t.api, name, before[i]));
});
