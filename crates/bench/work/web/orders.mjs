// GETs of JSON with nested objects.
import settings from './settings.mjs';
import { measure } from './measure.mjs';

await measure(settings, async () => {
  const answer = await fetch(settings.url);
  const data = await answer.json();
  if (data.orders.length !== data.total) throw new Error('the answer is wrong');
});
