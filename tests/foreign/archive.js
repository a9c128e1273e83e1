// Reads the archive of traffic.js with har-validator, and looks for what must be in it.
'use strict';
const assert = require('node:assert/strict');
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const validator = require('har-validator');

const [archive, sums] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, 'utf8')));
const { entries } = archive.log;

function lookInside() {
  const seen = entries.map(({ request, response }) => [request.method, new URL(request.url).pathname, response.status]);
  const once = [
    ['GET', '/node/echo', 200],
    ['POST', '/node/echo', 200],
    ['POST', '/307', 307],
    ['POST', '/node/echo', 200],
    ['GET', '/nine.bin', 200],
    ['POST', '/busboy', 200],
    ['GET', '/data.json', 200],
    ['GET', '/', 0],
    ['GET', '/', 0],
  ];
  const bothTimes = [...once.slice(0, -2), ...once.slice(0, -2), ...once.slice(-2), ...once.slice(-2)];
  const sorted = (list) => list.map(String).sort();
  assert.deepEqual(sorted(seen), sorted(bothTimes));
  for (const version of ['HTTP/1.1', 'HTTP/2']) {
    const of = (method, name) => {
      const fits = ({ request }) =>
        request.method === method && request.httpVersion === version && request.url.includes(name);
      const entry = entries.find(fits);
      assert.ok(entry, `${version} ${method} ${name}`);
      return entry;
    };
    assert.deepEqual(of('GET', '?text').request.queryString, [
      { name: 'text', value: '中文' },
      { name: 'empty', value: '' },
    ]);
    assert.equal(of('POST', '/node/echo').request.postData.text, '{"text":"中文 😀"}');
    assert.equal(of('POST', '/307').response.redirectURL, '/node/echo');
    const { text, encoding, size } = of('GET', 'nine.bin').response.content;
    const bytes = Buffer.from(text, encoding);
    assert.deepEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')], [size, sums['nine.bin']]);
    assert.equal(JSON.parse(of('POST', '/busboy').response.content.text).parts[0].file, '猫😀.txt');
  }
  for (const { request, response } of entries.filter(({ response }) => response.status === 0)) {
    assert.ok(response._error.includes(new URL(request.url).hostname), response._error);
  }
}

validator.har(archive).then(lookInside).catch((error) => {
  console.error(error.errors ? JSON.stringify(error.errors) : error.message);
  process.exit(1);
});
