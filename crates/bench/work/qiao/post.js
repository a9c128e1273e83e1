// POSTs with five headers and a JSON body.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url } = settings;
const fail = ({ errMsg }) => { throw new Error(errMsg); };
let id = 0;

measure(settings, (done) => {
  id += 1;
  const header = {
    'x-session': '0f8fad5bd9cb469fa16570867728950e',
    'x-client-version': '3.17.0',
    'x-device': 'iPhone 15 Pro',
    'x-request-id': `order-${id}`,
    'x-time-zone': 'Asia/Shanghai',
  };
  const data = { id, item: 'SKU-012345', quantity: 2, price: 19.9, gift: true };
  const success = (answer) => {
    if (answer.statusCode !== 200 || answer.data.code !== 0) throw new Error('the answer is wrong');
    done();
  };
  wx.request({ url, method: 'POST', header, data, success, fail });
});
