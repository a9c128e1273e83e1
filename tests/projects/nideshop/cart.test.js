// The cart of nideshop-mini-program, and the way from it to the checkout.
const goods = (checked) => ({ id: 1, product_id: 11, goods_id: 21, number: 2, checked });
const cart = (...list) => ({ json: { errno: 0, data: { cartList: list, cartTotal: { checkedGoodsCount: list.length } } } });

beforeEach(() => {
  origin.reset();
  origin.on('*', { json: { errno: 0, data: {} } });
});

it('shows the cart and leads to the checkout', async () => {
  origin.on('/api/cart/index', cart(goods(true)));
  const page = await app.open('pages/cart/cart');
  await clock.until(() => page.data.cartGoods.length);
  expect(page.data.checkedAllStatus).toBe(true);
  await page.call('checkoutOrder');
  const shown = await clock.until(() => app.pages().length > 1 && app.page());
  expect(shown.route).toBe('pages/shopping/checkout/checkout');
});

it('stays where nothing is checked', async () => {
  origin.on('/api/cart/index', cart(goods(false)));
  const page = await app.relaunch('pages/cart/cart');
  await clock.until(() => page.data.cartGoods.length);
  expect(page.data.checkedAllStatus).toBe(false);
  await page.call('checkoutOrder');
  expect(app.pages()).toHaveLength(1);
});

it('checks an item at the server', async () => {
  origin.on('/api/cart/index', cart(goods(false)));
  origin.on('POST /api/cart/checked', cart(goods(true)));
  const page = await app.relaunch('pages/cart/cart');
  await clock.until(() => page.data.cartGoods.length);
  await page.call('checkedItem', { target: { dataset: { itemIndex: 0 } } });
  await clock.until(() => page.data.checkedAllStatus);
  expect(origin.requests('POST /api/cart/checked')[0].json()).toEqual({ productIds: 11, isChecked: 1 });
});
