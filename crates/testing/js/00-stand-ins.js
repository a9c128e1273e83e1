// What the bundled `expect` wants of a browser and no mini-program has. Its events tell of plugins; nobody
// listens. All files of this folder and the bundle are one script, which runs before a test file in the same
// program. It must not call any API of the platform.
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
