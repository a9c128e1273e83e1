// WebSocket echo, one message in flight.
import settings from './settings.mjs';
import { measure } from './measure.mjs';

const { url, bytes } = settings;
const message = new Uint8Array(bytes).fill(97).buffer;
const Socket = globalThis.WebSocket ?? (await fromNpm()).WebSocket;
const socket = new Socket(url);
let heard;

socket.binaryType = 'arraybuffer';
await new Promise((opened, failed) => {
  socket.onopen = opened;
  socket.onerror = failed;
});
socket.onmessage = ({ data }) => {
  if (data.byteLength !== bytes) throw new Error('the echo is wrong');
  heard();
};
await measure(settings, () => new Promise((done) => {
  heard = done;
  socket.send(message);
}));
socket.close();

// Where there is no global WebSocket: Node before 22.
async function fromNpm() {
  const { createRequire } = await import('node:module');
  return createRequire(settings.modules)('ws');
}
