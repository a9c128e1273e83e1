// Calls a function `count` times, `parallel` calls in flight, after a tenth of them as warm-up, and prints the time.
export async function measure({ count, parallel }, once) {
  await rounds(Math.ceil(count / 10));
  const begun = performance.now();
  await rounds(count);
  console.log(JSON.stringify({ ms: performance.now() - begun }));

  async function rounds(total) {
    let left = total;
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        await once();
      }
    };
    await Promise.all(Array.from({ length: parallel }, lane));
  }
}
