// header of connectSocket is taken as JSON: what is undefined or a function is left out, a Date is its ISO text.
// clauses: SWAN-CB-012
// platforms: swan
// evidence: observed
// needs: sockets
check(async (t) => {
  const header = { 'X-None': undefined, 'X-Call': () => 1, 'X-Date': new Date(0), 'X-Text': 'x' };
  const task = t.api.connectSocket({ url: 'wss://api.example.test/ws?case=swan-header-is-cloned&s=close', header });
  await new Promise((resolve) => task.onOpen(resolve));
  const [seen] = await t.logged(encodeURIComponent('/ws?case=swan-header-is-cloned'));
  const sent = seen.headers.filter((pair) => pair[0].toLowerCase().startsWith('x-'));
  t.equal(Object.fromEntries(sent), { 'X-Date': '1970-01-01T00:00:00.000Z', 'X-Text': 'x' }, 'what was sent');
});
