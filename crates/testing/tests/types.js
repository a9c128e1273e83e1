// Prints what test files really have: by the name of each thing, the names of its parts. The globals are those that a
// program without tests does not have.
const HIDDEN = ['constructor'];
const OF_FUNCTIONS = ['length', 'name', 'prototype', 'caller', 'arguments'];
// By these the parts of the assertion library speak to each other.
const OF_PLUGINS = ['assert', 'withContext', 'withTest'];
const names = (thing) => {
  const all = new Set();
  for (let one = thing; one && one !== Object.prototype && one !== Function.prototype; one = Object.getPrototypeOf(one)) {
    for (const name of Object.getOwnPropertyNames(one)) {
      const own = HIDDEN.concat(OF_PLUGINS, typeof one === 'function' ? OF_FUNCTIONS : []);
      if (!own.includes(name) && !name.startsWith('_')) all.add(name);
    }
  }
  return [...all].sort();
};
const found = {};
const seen = (name, thing) => void (found[name] = names(thing));

const plain = new Set(ORDINARY);
found.globals = Object.getOwnPropertyNames(globalThis).filter((name) => !plain.has(name)).sort();
for (const name of ['app', 'clock', 'network', 'origin', 'mocks', 'expect']) seen(name, globalThis[name]);
seen('app.answer', app.answer);
seen('expect.not', expect.not);
seen('describe', describe);
seen('describe.only', describe.only);
seen('it', it);
seen('it.only', it.only);
seen('fn()', fn());
seen('fn().mock', fn().mock);
seen('expect()', Object.getPrototypeOf(expect(1)));

describe('suite', function () {
  seen('suite', this);
  it('has a context', function (done) {
    seen('test', this);
    seen('done', done);
    done();
  });
  it('has a server', async () => {
    const script = origin.socket('/ws', { open: (socket) => (seen('socket', socket), socket.send('hi')), close: (end) => seen('close', end) });
    seen('origin.socket()', script);
    origin.on('/items/:id', (request) => {
      seen('request', request);
      return { body: 'ok' };
    });
    await new Promise((complete) => wx.request({ url: 'https://a.test/items/1', complete }));
    const task = wx.connectSocket({ url: 'wss://a.test/ws' });
    await new Promise((opened) => task.onMessage(opened));
    task.close({});
    await clock.until(() => found.close);
    seen('requests', origin.requests('/items/1')[0]);
    seen('sockets', origin.sockets()[0]);
    seen('sockets.close', origin.sockets()[0].close);
    seen('replay', origin.replay('a.har'));
  });
  it('has verdicts', async () => {
    wx.request({ url: 'http:/nonsense', fail() {} });
    await clock.until(() => verdicts().length > 0);
    seen('verdict', verdicts()[0]);
    seen('verdict.call', verdicts()[0].call);
  });
  it('has pages', async () => {
    const page = await app.open('pages/a/a');
    seen('page', page);
    seen('component', page.component('#c'));
  });
});
afterAll(() => console.log(JSON.stringify(found)));
