// POSTs with five headers and a JSON body. The content type is a sixth, because `wx.request` adds it by default.
import settings from './settings.mjs';
import { measure } from './measure.mjs';

let id = 0;

await measure(settings, async () => {
  id += 1;
  const headers = {
    'content-type': 'application/json',
    'x-session': '0f8fad5bd9cb469fa16570867728950e',
    'x-client-version': '3.17.0',
    'x-device': 'iPhone 15 Pro',
    'x-request-id': `order-${id}`,
    'x-time-zone': 'Asia/Shanghai',
  };
  const data = { id, item: 'SKU-012345', quantity: 2, price: 19.9, gift: true };
  const answer = await fetch(settings.url, { method: 'POST', headers, body: JSON.stringify(data) });
  const { code } = await answer.json();
  if (answer.status !== 200 || code !== 0) throw new Error('the answer is wrong');
});
