// Tests for the page of tests.
const get = (url) => new Promise((success, fail) => wx.request({ url: 'https://api.shop.test' + url, success, fail }));

describe('shop', () => {
  it('lists its items', async () => {
    origin.on('/items', { json: { items: ['茶'] }, wait: '300ms' });
    expect((await get('/items')).data.items).toEqual(['茶']);
  });
  it('fails on purpose', async () => {
    origin.on('/items', { status: 503 });
    expect((await get('/items')).statusCode).toBe(200);
  });
  it.todo('sells');
});
