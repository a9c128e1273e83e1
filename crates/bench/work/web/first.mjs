import settings from './settings.mjs';

const answer = await fetch(settings.url);
console.log(await answer.text());
