// GETs of JSON with nested objects.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url } = settings;
const fail = ({ errMsg }) => { throw new Error(errMsg); };

measure(settings, (done) => {
  const success = ({ data }) => {
    if (data.orders.length !== data.total) throw new Error('the answer is wrong');
    done();
  };
  wx.request({ url, success, fail });
});
