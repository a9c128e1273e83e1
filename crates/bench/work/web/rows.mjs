// GETs of JSON: an array of small objects.
import settings from './settings.mjs';
import { measure } from './measure.mjs';

await measure(settings, async () => {
  const answer = await fetch(settings.url);
  const data = await answer.json();
  if (data[data.length - 1].id !== data.length) throw new Error('the answer is wrong');
});
