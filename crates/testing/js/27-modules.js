// Modules of the program as a test sees them: `require.resolve`, `require.cache`, and functions that stand for files.
// What a file is, is decided by the host; its name leads to it.
(function () {
  'use strict';
  const { modules } = require;
  const { mocks, say, settings } = kit;

  const found = (name) => (typeof name === 'string' ? modules.find(name) : undefined);
  /** What has run, by name. A file that is deleted runs again when it is required; one that is set gives those exports. */
  const cache = new Proxy(Object.create(null), {
    get: (_, name) => found(name),
    has: (_, name) => found(name) !== undefined,
    ownKeys: () => modules.names(),
    getOwnPropertyDescriptor(_, name) {
      const value = found(name);
      return value && { value, writable: true, enumerable: true, configurable: true };
    },
    set(_, name, module) {
      modules.replace(name, () => module.exports);
      return true;
    },
    deleteProperty(_, name) {
      if (typeof name === 'string') modules.forget(name);
      return true;
    },
  });

  // The program's own files have the `require` of their platform.
  const own = [settings.file, ...settings.setup];
  modules.equip((require, from) => {
    if (!own.includes(from)) return;
    require.resolve = (wanted) => modules.resolve(from, wanted);
    require.cache = cache;
  });

  const named = (name) => modules.resolve(settings.file, name);

  /** Lets what a function gives stand for a file, which the test names as it would require it. */
  const standing = (called) => (name, make) => {
    if (typeof make !== 'function') throw new TypeError(say({ NoFactory: { function: called, name } }));
    const file = named(name);
    if (modules.find(file)) throw new Error(say({ ModuleHasRun: { function: called, name } }));
    modules.replace(file, make);
    return mocks;
  };
  const gone = (name) => {
    modules.replace(named(name), undefined);
    return mocks;
  };

  Object.assign(mocks, {
    mock: standing('mock'),
    doMock: standing('doMock'),
    unmock: gone,
    dontMock: gone,
    requireActual: (name) => modules.actual(settings.file, name),
    resetModules() {
      modules.forgetAll();
      return mocks;
    },
  });
})();
