// GETs of text.
import settings from './settings.mjs';
import { measure } from './measure.mjs';

await measure(settings, async () => {
  const answer = await fetch(settings.url);
  const text = await answer.text();
  if (answer.status !== 200 || text.length !== settings.characters) throw new Error('the answer is wrong');
});
