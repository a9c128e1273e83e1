// Functions that show something to the user: the host records them.
(function (qiao) {
  'use strict';
  const native = qiao.native;

  qiao.show = (space, api) => {
    const show = function (options) {
      return qiao.call(space, api, options, (number) => native.show(space.index, number, api.name, options));
    };
    Object.defineProperty(show, 'name', { value: api.name });
    return show;
  };
});
