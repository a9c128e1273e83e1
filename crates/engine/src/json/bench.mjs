// Measures Node on the texts that `bench.rs` wrote: node bench.mjs rows small long chinese
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

function measure(name, bytes, run) {
  const times = [];
  const start = performance.now();
  while (performance.now() - start < 1000) {
    const before = performance.now();
    run();
    times.push((performance.now() - before) * 1e3);
  }
  times.sort((a, b) => a - b);
  const show = (time) => `${time.toFixed(2).padStart(9)} us`;
  const speed = (bytes / times[0]).toFixed(0).padStart(6);
  console.log(name.padEnd(22), `best ${show(times[0])}   median ${show(times[times.length >> 1])}   ${speed} MB/s`);
}

for (const name of process.argv.slice(2)) {
  const body = readFileSync(`${tmpdir()}/qiao-json/${name}.json`);
  const text = body.toString();
  measure(`json: ${name}`, body.length, () => JSON.parse(text));
  // As bytes, like a response.
  measure(`body: ${name}`, body.length, () => JSON.parse(body.toString()));
}
