// What draws, plays and records returns nothing, whether or not anything comes of it.
// clauses: WX-API-025 TTG-STD-016 SWAN-CB-021
// platforms: wx tt-gadget swan
// evidence: documented
check(async (t) => {
  const { api } = t;
  const context = api.createCanvasContext('canvas');
  context.setFillStyle('red');
  context.fillRect(0, 0, 10, 10);
  context.createLinearGradient(0, 0, 1, 1).addColorStop(0, 'red');
  t.equal(typeof context.measureText('text').width, 'number', 'the width of a text');
  t.equal(context.draw(), undefined, 'what draw returns');
  t.equal(api.createVideoContext('video').play(), undefined, 'what play returns');
  t.equal(api.createInnerAudioContext().stop(), undefined, 'what stop returns');
});
