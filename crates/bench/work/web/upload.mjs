// Uploads of a file as a form. The file is read whole for each upload, the only way that all three support.
import { readFile } from 'node:fs/promises';
import settings from './settings.mjs';
import { measure } from './measure.mjs';

const { url, bytes, file } = settings;

await measure(settings, async () => {
  const form = new FormData();
  form.append('file', new Blob([await readFile(file)]), 'upload.bin');
  const answer = await fetch(url, { method: 'POST', body: form });
  if (!(Number(await answer.text()) > bytes)) throw new Error('the server got less');
});
