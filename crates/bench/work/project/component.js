// Component NN of the generated project.
const others = [OTHERS];

const SIZES = ['small', 'medium', 'large'];

function discounted(price, discount) {
  if (!(discount > 0)) return price;
  return Math.max(0, Math.round(price * (1 - discount)));
}

function label({ title, count, selected }) {
  const text = count > 99 ? '99+' : String(count);
  return `${selected ? '✓ ' : ''}${title} (${text})`;
}

Component({
  options: { multipleSlots: true, addGlobalClass: true },
  properties: {
    title: { type: String, value: 'card NN' },
    price: { type: Number, value: 1000 },
    discount: { type: Number, value: 0 },
    count: { type: Number, value: 0 },
    product: { type: Object, value: {} },
    disabled: Boolean,
  },
  data: { size: SIZES[1], selected: false, label: '', shown: 0, history: [], total: 1 },
  observers: {
    'price, discount'(price, discount) {
      this.setData({ shown: discounted(price, discount) });
    },
    'title, count'(title, count) {
      this.setData({ label: label({ title, count, selected: this.data.selected }) });
    },
  },
  lifetimes: {
    created() {
      this.formatters = others.map(({ formatPrice }) => formatPrice);
    },
    attached() {
      const text = this.formatters[0](discounted(this.data.price, this.data.discount));
      this.setData({ text, label: label(this.data) });
    },
    detached() {
      this.formatters = [];
    },
  },
  pageLifetimes: {
    show() {
      this.setData({ visible: true });
    },
    hide() {
      this.setData({ visible: false });
    },
  },
  methods: {
    select() {
      if (this.data.disabled) return;
      const selected = !this.data.selected;
      this.setData({ selected, 'history[0]': { at: Date.now(), selected } });
      this.triggerEvent('select', { selected, product: this.data.product });
    },
    resize(event) {
      const size = event.currentTarget.dataset.size;
      if (SIZES.includes(size)) this.setData({ size });
    },
  },
});
