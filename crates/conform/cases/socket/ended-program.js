// A program that was ended in background does not hear of the end of its sockets.
// clauses: WX-BG-012 WX-WS-038
// platforms: wx
// evidence: assumed
// at: 1s:background
// at: 31m:foreground
// rest: ended
// needs: sockets
check((t) => {
  const task = t.api.connectSocket({ url: t.wss('/ws/ended-program?s=wait:20m;text:late') });
  for (const name of ['onMessage', 'onError']) task[name](() => { throw new Error(name + ' ran after the end'); });
  task.onClose(() => { if (t.passed() > 7) throw new Error('onClose ran after the end'); });
});
