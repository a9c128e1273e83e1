// A small host in plain Node, written from CONTRACT.md and the export's README alone: `wx` with request, storage and little
// else, and the loader. Usage: NODE_EXTRA_CA_CERTS=ca.pem node host.mjs conformance.js
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

const answer = ({ success, fail, complete }, kind, result) => {
  (kind === 'success' ? success : fail)?.(result);
  complete?.(result);
};

function query(url, data) {
  const target = new URL(url);
  for (const [name, value] of Object.entries(data)) target.searchParams.set(name, value);
  return target;
}

function request(options) {
  const { url, method = 'GET', header = {}, data, timeout = 60000 } = options;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error('timeout')), timeout);
  const inUrl = method === 'GET' && data && typeof data === 'object' && !(data instanceof ArrayBuffer);
  const plain = typeof data === 'string' || data instanceof ArrayBuffer;
  const body = inUrl || method === 'GET' ? undefined : plain ? data : JSON.stringify(data);
  const send = async () => {
    const headers = { 'content-type': 'application/json', ...header };
    const response = await fetch(inUrl ? query(url, data) : url, { method, headers, body, signal: abort.signal });
    const text = await response.text();
    let parsed = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // It stays text.
    }
    const { status: statusCode } = response;
    return { errMsg: 'request:ok', statusCode, header: Object.fromEntries(response.headers), cookies: [], data: parsed };
  };
  send()
    .then((result) => answer(options, 'success', result))
    .catch((error) => answer(options, 'fail', { errMsg: `request:fail ${error.message}` }))
    .finally(() => clearTimeout(timer));
  return { abort: () => abort.abort(new Error('abort')) };
}

const stored = new Map();
const storage = {
  setStorageSync: (key, value) => void stored.set(key, structuredClone(value)),
  getStorageSync: (key) => (stored.has(key) ? structuredClone(stored.get(key)) : ''),
  removeStorageSync: (key) => void stored.delete(key),
  clearStorageSync: () => stored.clear(),
};

// The form with callbacks of a function that answers at once.
const later = (name, work) => (options) => {
  queueMicrotask(() => {
    try {
      answer(options, 'success', { errMsg: `${name}:ok`, ...work(options) });
    } catch (error) {
      answer(options, 'fail', { errMsg: `${name}:fail ${error.message}` });
    }
  });
};

globalThis.wx = {
  request,
  ...storage,
  setStorage: later('setStorage', ({ key, data }) => storage.setStorageSync(key, data)),
  removeStorage: later('removeStorage', ({ key }) => storage.removeStorageSync(key)),
  clearStorage: later('clearStorage', () => storage.clearStorageSync()),
  getStorage: later('getStorage', ({ key }) => {
    if (!stored.has(key)) throw new Error('data not found');
    return { data: storage.getStorageSync(key) };
  }),
};

// The loader: one line.
runInThisContext(readFileSync(process.argv[2], 'utf8'));
