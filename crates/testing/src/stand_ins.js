// What chai wants of a browser and no mini-program has. Its events tell of plugins; nobody listens.
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
