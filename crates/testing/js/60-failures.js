// What went wrong, as the host reports it: a message, a stack, and two values over several lines to be compared.
(function () {
  'use strict';
  const { inspect, say } = kit;
  const { replaceAsymmetricMatcher } = qiaoExpect;
  const { isArray } = Array;

  const KEY = /^[A-Za-z_$][\w$]*$/;
  /** A value over several lines, the keys of plain objects in order: to be compared line by line. */
  function lines(value, indent, within) {
    if (typeof value === 'string' && indent === '') return value;
    const plain = typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
    if (!isArray(value) && !plain) return inspect(value);
    if (within.includes(value)) return '[circular]';
    const inner = indent + '  ';
    const of = (item) => lines(item, inner, [...within, value]);
    const [start, end, items] = isArray(value)
      ? ['[', ']', value.map(of)]
      : ['{', '}', Object.keys(value).sort().map((key) => `${KEY.test(key) ? key : JSON.stringify(key)}: ${of(value[key])}`)];
    if (items.length === 0) return start + end;
    return `${start}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${end}`;
  }

  const shown = (value) => lines(value, '', []);

  /** Both values; a matcher that fits stands as what it fits. */
  function compared({ expected, actual }) {
    try {
      const { replacedActual, replacedExpected } = replaceAsymmetricMatcher(actual, expected);
      return [shown(replacedExpected), shown(replacedActual)];
    } catch {
      return [shown(expected), shown(actual)];
    }
  }

  const isComparable = (error) => error.showDiff || (error.showDiff === undefined && 'expected' in error && error.expected !== undefined);
  const isReported = (error) => error instanceof Error || (typeof error === 'object' && error !== null && typeof error.message === 'string');

  kit.failureOf = (error) => {
    if (!isReported(error)) return { message: say({ Thrown: { value: inspect(error) } }), stack: '' };
    const { name, message, stack } = error;
    const plain = ['AssertionError', 'Error', undefined, ''].includes(name) && (name !== 'Error' || isComparable(error));
    const report = { message: plain ? String(message) : `${name}: ${message}`, stack: String(stack), assertion: name === 'AssertionError' };
    if (isComparable(error)) report.diff = compared(error);
    return report;
  };
})();
