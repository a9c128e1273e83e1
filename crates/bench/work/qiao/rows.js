// GETs of JSON: an array of small objects.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url } = settings;
const fail = ({ errMsg }) => { throw new Error(errMsg); };

measure(settings, (done) => {
  const success = ({ data }) => {
    if (data[data.length - 1].id !== data.length) throw new Error('the answer is wrong');
    done();
  };
  wx.request({ url, success, fail });
});
