// The request layer of nideshop-mini-program: utils/util.js.
const util = require('../utils/util.js');
const api = require('../config/api.js');

describe('request', () => {
  beforeEach(() => wx.clearStorageSync());

  it('sends the token and gives what the server answers', async () => {
    wx.setStorageSync('token', 'abc');
    origin.on('GET /api/goods/count', { json: { errno: 0, data: { goodsCount: 7 } } });
    expect(await util.request(api.GoodsCount)).toEqual({ errno: 0, data: { goodsCount: 7 } });
    expect(origin.requests()[0].headers).toMatchObject({
      'x-nideshop-token': 'abc',
      'content-type': 'application/json',
    });
  });

  it('logs in when the server asks for it, and keeps the token', async () => {
    origin.on('/api/cart/index', { json: { errno: 401 } });
    origin.on('POST /api/auth/loginByWeixin', (request) => ({
      json: { errno: 0, data: { token: 'new', userInfo: request.json().userInfo.detail.userInfo } },
    }));
    app.answer('login', { code: 'code-1' });
    app.answer('getUserInfo', { detail: { errMsg: 'getUserInfo:ok', userInfo: { nickName: 'Mei' } } });
    await util.request(api.CartList);
    expect(app.storage()).toEqual({ token: 'new', userInfo: { nickName: 'Mei' } });
    expect(origin.requests().map(({ path }) => path)).toEqual(['/api/cart/index', '/api/auth/loginByWeixin']);
  });

  it('is rejected when its user does not log in', async () => {
    origin.on('/api/cart/index', { json: { errno: 401 } });
    app.answer('login', 'cancel');
    await expect(util.request(api.CartList)).rejects.toMatchObject({ errMsg: expect.stringContaining('login:fail') });
    app.answer('login', { code: 'code-1' });
  });

  it('is rejected with the message of the platform otherwise', async () => {
    origin.on('/api/goods/count', { status: 500 });
    await expect(util.request(api.GoodsCount)).rejects.toBe('request:ok');
    origin.on('/api/goods/count', { wait: '90s' });
    await expect(util.request(api.GoodsCount)).rejects.toMatchObject({ errMsg: 'request:fail timeout' });
  }, '100s');
});
