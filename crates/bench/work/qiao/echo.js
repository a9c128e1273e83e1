// WebSocket echo, one message in flight.
const settings = require('./settings.js');
const measure = require('./measure.js');

const { url, bytes } = settings;
const message = new Uint8Array(bytes).fill(97).buffer;
const socket = wx.connectSocket({ url });
let heard;

socket.onMessage(({ data }) => {
  if (data.byteLength !== bytes) throw new Error('the echo is wrong');
  heard();
});
socket.onError(({ errMsg }) => { throw new Error(errMsg); });
socket.onOpen(() => {
  let left = settings.count + Math.ceil(settings.count / 10);
  measure({ count: settings.count, parallel: 1 }, (done) => {
    heard = () => {
      left -= 1;
      if (left === 0) socket.close({});
      done();
    };
    socket.send({ data: message });
  });
});
