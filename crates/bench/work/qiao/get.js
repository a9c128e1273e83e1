// GETs of text.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url, characters } = settings;
const fail = ({ errMsg }) => { throw new Error(errMsg); };

measure(settings, (done) => {
  const success = ({ statusCode, data }) => {
    if (statusCode !== 200 || data.length !== characters) throw new Error('the answer is wrong');
    done();
  };
  wx.request({ url, dataType: 'text', success, fail });
});
