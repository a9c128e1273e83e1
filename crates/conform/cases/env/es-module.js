// A file may be an ES module; what others require of it are its exports.
// clauses: SWAN-ENV-002
// platforms: swan
// evidence: documented
// file: a.js import { two } from './b'; export const three = two + 1; export default 'a';
// file: b.js exports.two = 2;
check(async (t) => {
  const { three, default: name } = require('./a');
  t.equal([three, name], [3, 'a'], 'the exports');
});
