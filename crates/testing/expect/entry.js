// What `./update` bundles: Jest's matchers on chai, mock functions, and the printer of snapshots. It
// must not touch the world of a test.
import * as chai from 'chai';
import {
  ASYMMETRIC_MATCHERS_OBJECT, ChaiStyleAssertions, JestAsymmetricMatchers, JestChaiExpect, JestExtend,
  addCustomEqualityTesters, customMatchers, equals, getState, iterableEquality, setState, subsetEquality,
} from '@vitest/expect';
import * as spy from '@vitest/spy';
import { format, plugins } from '@vitest/pretty-format';
import { replaceAsymmetricMatcher } from '@vitest/utils/diff';
import { inspect } from '@vitest/utils/display';

for (const plugin of [JestExtend, JestChaiExpect, ChaiStyleAssertions, JestAsymmetricMatchers]) chai.use(plugin);
const asymmetric = globalThis[ASYMMETRIC_MATCHERS_OBJECT];
export {
  addCustomEqualityTesters, asymmetric, chai, customMatchers, equals, format, getState, inspect, iterableEquality,
  plugins, replaceAsymmetricMatcher, setState, spy, subsetEquality,
};
