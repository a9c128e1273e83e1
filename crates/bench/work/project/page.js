// Page NN of the generated project.
const others = [OTHERS];
const app = getApp();

const PAGE_SIZE = 20;
const STATES = { loading: 'loading', ready: 'ready', failed: 'failed' };

function products(from, count) {
  return Array.from({ length: count }, (_, at) => ({
    id: from + at,
    title: `Product ${from + at} of page NN`,
    price: 990 + ((from + at) * 37) % 5000,
    discount: at % 4 === 0 ? 0.2 : 0,
    tags: ['new', at % 2 === 0 ? 'tea' : 'gift'],
  }));
}

function filtered(list, { keyword = '', tag = '' }) {
  return list.filter(({ title, tags }) => title.includes(keyword) && (tag === '' || tags.includes(tag)));
}

Page({
  data: { state: STATES.loading, list: [], keyword: '', tag: '', page: 0, total: 0, empty: false },

  onLoad(query) {
    this.query = query;
    this.utils = others;
    this.search = others[0].throttle((keyword) => this.filter({ keyword }), 200);
    this.setData({ keyword: query.keyword || '', tag: query.tag || '' });
    this.loadMore();
  },
  onShow() {
    this.setData({ cart: app.globalData.cart.length });
  },
  onReady() {
    const sum = this.utils.reduce((all, { total }) => all + total, 0);
    console.log(JSON.stringify({ ready: true, utils: sum, cards: this.selectAllComponents('.card').length }));
  },
  onHide() {
    this.setData({ cartShown: false });
  },
  onUnload() {
    this.utils = [];
  },
  onPullDownRefresh() {
    this.setData({ list: [], page: 0 });
    this.loadMore();
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    if (this.data.list.length < this.data.total) this.loadMore();
  },
  onShareAppMessage() {
    return { title: 'Page NN', path: `/pages/page-NN/page-NN?keyword=${this.data.keyword}` };
  },

  loadMore() {
    const page = this.data.page + 1;
    const more = products(this.data.page * PAGE_SIZE, PAGE_SIZE);
    const list = this.data.list.concat(more);
    this.setData({ list, page, total: 200, empty: list.length === 0, state: STATES.ready });
  },
  filter(change) {
    const { keyword, tag } = this.data;
    this.setData({ ...change, list: filtered(this.data.list, { keyword, tag, ...change }) });
  },
  input({ detail }) {
    this.search(detail.value);
  },
  select({ detail, currentTarget }) {
    const product = this.data.list.find(({ id }) => id === currentTarget.dataset.id);
    if (product && detail.selected) this.setData({ cart: app.addToCart(product, 1) });
  },
  async submit() {
    this.setData({ state: STATES.loading });
    try {
      const order = { items: app.globalData.cart, at: this.utils[0].formatDate(Date.now()) };
      await this.utils[0].request('https://bench.test/order', { method: 'POST', data: order });
      this.setData({ state: STATES.ready, cart: 0 });
    } catch (error) {
      this.setData({ state: STATES.failed, message: error.message });
    }
  },
  open({ currentTarget }) {
    wx.navigateTo({ url: `/pages/page-${currentTarget.dataset.page}/page-${currentTarget.dataset.page}` });
  },
});
