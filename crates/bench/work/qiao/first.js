const { url } = require('./settings.js');

wx.request({
  url,
  dataType: 'text',
  success: ({ data }) => console.log(data),
  fail: ({ errMsg }) => { throw new Error(errMsg); },
});
