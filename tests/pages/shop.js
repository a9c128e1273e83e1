// A run with something of everything that a report shows.
const get = (url, options) => new Promise((complete) => wx.request({ url: 'https://api.shop.test' + url, complete, ...options }));
console.log('start', { a: 1 }, '</script><b>not bold</b>');
for (let n = 0; n < 14; n++) get('/slow?wait=' + (300 + n * 90) + 'ms&n=' + n);
get('/redirect/2');
get('/json', { header: { Authorization: 'Bearer 123', 'X-Evil': '<img src=x>' } });
get('/echo', { method: 'POST', data: { name: '茶', list: [1, 2, 3] } });
get('/status/404'); get('/gbk');
wx.request({ url: 'https://refused.test/x', fail() {} });
wx.request({ url: 'ftp://nope' });
wx.downloadFile({ url: 'https://api.shop.test/bytes/300000' });
const socket = wx.connectSocket({ url: 'wss://api.shop.test/ws?s=text:hello;wait:700ms;text:{"news":1};wait:900ms;text:more;echo' });
socket.onOpen(() => { socket.send({ data: 'hi there' }); setTimeout(() => socket.send({ data: new Uint8Array([1, 2, 255]).buffer }), 1200); });
setTimeout(() => socket.close({ code: 3001, reason: 'enough' }), 3500);
get('/hang', { timeout: 2500 });
wx.setStorageSync('a', 1);
setTimeout(() => console.error('something odd'), 1700);
setTimeout(() => { throw new Error('late'); }, 3900);
