// Messages that are sent in a row arrive in this order, and success is told in it.
// clauses: WX-WS-027
// platforms: wx
// evidence: assumed
// needs: sockets
check(async (t) => {
  const { task } = t.talk('/ws/send-order');
  await t.wait(1000);
  const done = [];
  for (let n = 0; n < 100; n += 1) {
    const data = n % 2 ? new Uint8Array(1000 * (n % 7) + 1).fill(n).buffer : n + ' '.repeat(1000 * (n % 5));
    task.send({ data, success: () => done.push(n) });
  }
  task.close({});
  await t.wait(1000);
  const { messages } = await t.conversation('/ws/send-order');
  const numbers = messages.map(({ text, hex }) => (text === undefined ? parseInt(hex.slice(0, 2), 16) : parseInt(text, 10)));
  t.equal(numbers, Array.from({ length: 100 }, (_, n) => n), 'the messages as they came');
  t.equal(done, numbers, 'the order of success');
});
