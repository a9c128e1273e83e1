// Utility NN of the generated project.
const others = [OTHERS];

const NAME = 'util-NN';
const UNITS = { day: 86400000, hour: 3600000, minute: 60000, second: 1000 };
const STATES = ['created', 'paid', 'packed', 'shipped', 'delivered', 'returned'];

/** Pads a number with zeros. */
const pad = (value, width = 2) => String(value).padStart(width, '0');

function formatDate(time, pattern = 'YYYY-MM-DD hh:mm:ss') {
  const date = new Date(time);
  const parts = {
    YYYY: date.getFullYear(),
    MM: pad(date.getMonth() + 1),
    DD: pad(date.getDate()),
    hh: pad(date.getHours()),
    mm: pad(date.getMinutes()),
    ss: pad(date.getSeconds()),
  };
  return pattern.replace(/YYYY|MM|DD|hh|mm|ss/g, (key) => parts[key]);
}

function formatSpan(milliseconds) {
  for (const [unit, length] of Object.entries(UNITS)) {
    const count = Math.floor(milliseconds / length);
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return 'now';
}

function formatPrice(cents, currency = '¥') {
  const [whole, rest] = (cents / 100).toFixed(2).split('.');
  return `${currency}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

function parseQuery(text) {
  const query = {};
  for (const pair of text.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const [key, value = ''] = pair.split('=');
    query[decodeURIComponent(key)] = decodeURIComponent(value);
  }
  return query;
}

function merge(target, ...sources) {
  for (const source of sources) {
    for (const key of Object.keys(source)) {
      const both = target[key] instanceof Object && source[key] instanceof Object;
      target[key] = both ? merge({ ...target[key] }, source[key]) : source[key];
    }
  }
  return target;
}

function throttle(run, wait) {
  let last = 0;
  return function throttled(...args) {
    const now = Date.now();
    if (now - last < wait) return undefined;
    last = now;
    return run.apply(this, args);
  };
}

class Emitter {
  constructor() {
    this.listeners = new Map();
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
    return () => this.off(name, listener);
  }

  off(name, listener) {
    const listeners = this.listeners.get(name);
    if (listeners) listeners.delete(listener);
  }

  emit(name, ...args) {
    for (const listener of this.listeners.get(name) || []) listener(...args);
  }
}

const request = (url, options = {}) => new Promise((resolve, reject) => {
  wx.request({
    url,
    method: options.method || 'GET',
    header: { 'x-source': NAME, ...options.header },
    data: options.data,
    success: ({ statusCode, data }) => (statusCode < 400 ? resolve(data) : reject(new Error(`HTTP ${statusCode}`))),
    fail: ({ errMsg }) => reject(new Error(errMsg)),
  });
});

const total = 1 + others.reduce((sum, other) => sum + other.total, 0);

export {
  Emitter, STATES, formatDate, formatPrice, formatSpan, merge, NAME as name, parseQuery, request, throttle, total,
};
