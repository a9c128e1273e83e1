// The modules that a test file may import of a runner: what stands for those of other runners. The host leads
// their names here.
(function () {
  'use strict';
  const { chai } = qiaoExpect;
  const { expect, mocks, globals } = kit;
  const shared = {
    chai: { ...chai, expect, default: undefined },
    vitest: { ...globals, expect, vi: mocks, assert: chai.assert, chai },
    '@jest/globals': { ...globals, expect, jest: mocks },
  };
  shared.chai.default = shared.chai;
  Object.defineProperty(globalThis, Symbol.for('qiao.test.modules'), { value: shared, configurable: true });
})();
