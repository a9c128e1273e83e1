// The app of the generated project.
const others = [OTHERS];
const session = wx.getStorageSync('session');

App({
  globalData: { session: session || null, cart: [], user: null, utils: others.length },
  onLaunch(options) {
    this.startedAt = Date.now();
    this.entry = options.path;
  },
  onShow() {
    this.shownAt = Date.now();
  },
  onError(text) {
    console.error(text);
  },
  addToCart(product, quantity) {
    const known = this.globalData.cart.find(({ id }) => id === product.id);
    if (known) known.quantity += quantity;
    else this.globalData.cart.push({ ...product, quantity });
    return this.globalData.cart.length;
  },
});
