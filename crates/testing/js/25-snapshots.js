// Snapshots: a value printed as Jest prints it, compared with what was kept beside the test file or in it.
// Where that is, and whether a new one is written, is the host's business.
(function () {
  'use strict';
  const { chai, equals, format, iterableEquality, plugins, subsetEquality } = qiaoExpect;
  const { Assertion, AssertionError } = chai;
  const { host, say } = kit;
  const { flag, addMethod } = chai.util;

  const PRINTERS = [plugins.AsymmetricMatcher, plugins.Error].filter(Boolean);
  const printed = (value) =>
    format(value, { plugins: PRINTERS, escapeString: false, escapeRegex: true, indent: 2, printBasicPrototype: false, printFunctionName: false });

  /** A value with what a test says of its changing parts in their places. */
  function merged(value, expected) {
    if (!equals(value, expected, [iterableEquality, subsetEquality])) {
      throw new AssertionError(say('SnapshotProperties'), { actual: value, expected, showDiff: true });
    }
    return Object.assign(Array.isArray(value) ? [...value] : { ...value }, expected);
  }

  /** The text without the indentation that its place in the file gives it. */
  function unindented(text) {
    const lines = text.split('\n');
    if (lines.length < 3 || lines[0].trim() !== '' || lines[lines.length - 1].trim() !== '') return text;
    const indent = /^\s*/.exec(lines[1])[0];
    const inner = lines.slice(1, -1).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    return inner.join('\n');
  }

  const counts = new Map();
  /** The key of a snapshot: the test's name, its hint, and which of its kind it is. */
  function keyOf(hint) {
    const name = [kit.testName(), hint].filter(Boolean).join(' > ');
    const count = (counts.get(name) || 0) + 1;
    counts.set(name, count);
    return { path: kit.task.path, hint, count };
  }
  kit.forgetSnapshotCounts = (name) => {
    for (const key of [...counts.keys()]) if (key === name || key.startsWith(`${name} > `)) counts.delete(key);
  };

  function compare(assertion, text, question) {
    if (!kit.task) throw new Error(say('SnapshotOutside'));
    if (flag(assertion, 'negate')) throw new Error(say('SnapshotNegated'));
    kit.asserted += 1;
    const { kept, matches } = host('snapshot', { ...question, text });
    if (matches) return;
    const message = kept === null ? say('SnapshotMissing') : say('SnapshotDiffers');
    throw new AssertionError(message, { actual: text, expected: kept === null ? '' : kept, showDiff: true });
  }

  const thrownBy = (assertion) => {
    const object = flag(assertion, 'object');
    if (flag(assertion, 'promise') === 'rejects') return object;
    try {
      object();
    } catch (error) {
      return error;
    }
    throw new AssertionError(say('NothingThrown'));
  };
  const isProperties = (value) => typeof value === 'object' && value !== null;

  const file = (assertion, value, properties, hint) => {
    const text = printed(isProperties(properties) ? merged(value, properties) : value);
    compare(assertion, text, { key: keyOf(isProperties(properties) ? hint : properties) });
  };
  const inline = (assertion, value, properties, written, method) => {
    const own = isProperties(properties);
    const text = printed(own ? merged(value, properties) : value);
    const kept = own ? written : properties;
    const error = flag(assertion, 'error') || new Error();
    compare(assertion, text, { inline: kept === undefined ? null : unindented(kept), method, stack: error.stack });
  };

  const add = (name, take) =>
    addMethod(Assertion.prototype, name, function (...args) {
      take(this, ...args);
    });
  add('toMatchSnapshot', (assertion, properties, hint) => file(assertion, flag(assertion, 'object'), properties, hint));
  add('toThrowErrorMatchingSnapshot', (assertion, hint) => file(assertion, thrownBy(assertion), hint));
  add('toMatchInlineSnapshot', (assertion, properties, written) =>
    inline(assertion, flag(assertion, 'object'), properties, written, 'toMatchInlineSnapshot'));
  add('toThrowErrorMatchingInlineSnapshot', (assertion, written) =>
    inline(assertion, thrownBy(assertion), written, undefined, 'toThrowErrorMatchingInlineSnapshot'));
})();
