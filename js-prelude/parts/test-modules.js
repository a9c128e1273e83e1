// The program's modules as the runner of tests sees them: where a name leads, what has run, and what stands for a file.
(function (/** @type {Qiao} */ qiao) {
  'use strict';
  const { modules, native } = qiao;
  const { ObjectKeys, append, dictionary } = qiao.primordials;
  /** What files export that others stand for. @type {Dictionary<ScriptValue>} */
  const actual = dictionary();

  /** Lets a file run again when it is required. @param {string} name */
  function forget(name) {
    const { files, known } = modules;
    const keys = ObjectKeys(known);
    for (let at = 0; at < keys.length; at++) if (known[keys[at]] === files[name]) delete known[keys[at]];
    delete files[name];
  }

  qiao.testModules = {
    __proto__: null,
    /** The name of the file that `wanted` means in the file `from`. */
    resolve: (from, wanted) => native.load(from, wanted).name,
    /** The names of the files that have run. */
    names() {
      const { files } = modules;
      const names = ObjectKeys(files);
      /** @type {string[]} */
      const begun = [];
      for (let at = 0; at < names.length; at++) if (files[names[at]].begun) append(begun, names[at]);
      return begun;
    },
    /** The module of a file that has run. */
    find(name) {
      const file = modules.files[name];
      return file && file.begun ? file.module : undefined;
    },
    forget,
    forgetAll: () => qiao.forgetFiles(),
    /** Lets a function make what a file exports, or the file itself again. */
    replace(name, make) {
      if (make) modules.replaced[name] = (_, module) => void (module.exports = make());
      else delete modules.replaced[name];
      forget(name);
    },
    /** What a file exports, whatever stands for it. */
    actual(from, wanted) {
      const { name, text } = native.load(from, wanted);
      if (!modules.replaced[name]) return qiao.newFile(from, () => {}).require(wanted);
      if (!(name in actual)) actual[name] = qiao.runApart(name, text, qiao.newFile(name, () => {}).require);
      return actual[name];
    },
    /** Adds something to the `require` of every file. */
    equip(run) {
      qiao.equip = run;
    },
  };
});
