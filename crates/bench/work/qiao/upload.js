// Uploads of a file as a form.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url, bytes } = settings;
const filePath = `${wx.env.USER_DATA_PATH}/upload.bin`;
wx.getFileSystemManager().writeFileSync(filePath, new ArrayBuffer(bytes));
const fail = ({ errMsg }) => { throw new Error(errMsg); };

measure(settings, (done) => {
  const success = ({ data }) => {
    if (!(Number(data) > bytes)) throw new Error('the server got less');
    done();
  };
  wx.uploadFile({ url, filePath, name: 'file', success, fail });
});
