// Browser classes that chai expects and mini-programs lack. Chai uses them for plugin events, which are not
// used here.
const EventTarget = class {
  addEventListener() {}
  removeEventListener() {}
  dispatchEvent() {
    return true;
  }
};
const Event = class {
  constructor(type) {
    this.type = type;
  }
};
