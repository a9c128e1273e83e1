// Does something so many times, so many at a time, and prints how long that took; a tenth of it beforehand.
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
