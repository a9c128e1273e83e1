// In onClose of a socket that was cut, after the return, a new one can be created.
// clauses: WX-BG-014 WX-WS-036
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 20s:foreground
// needs: sockets
const shown = new Promise((resolve) => App({ onHide() { this.hidden = true; }, onShow() { if (this.hidden) resolve(); } }));
check(async (t) => {
  t.talk('/ws/new-socket-after-return');
  await shown;
  const { told } = t.talk('/ws/new-socket-after-return');
  await t.wait(1000);
  t.equal(told, ['returned', 'success', 'complete', 'open'], 'what was told of one that is created in onShow');
});
