// The functions that the engine calls: the files after this one add them.
(function (qiao) {
  'use strict';
  qiao.entries = Object.create(null);
});
