// A canvas off screen has a context to draw on, and a picture that it cannot load fails.
// clauses: WX-API-025
// platforms: wx
// evidence: documented
check(async (t) => {
  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 20, height: 10 });
  t.equal([canvas.width, canvas.height], [20, 10], 'the size');
  t.equal(canvas.getContext('2d').arc(1, 1, 1, 0, 1), undefined, 'what arc returns');
  const image = canvas.createImage();
  const failed = new Promise((resolve) => (image.onerror = function () { resolve(this === image); }));
  image.src = 'nothing.png';
  t.equal(await failed, true, 'that a picture that is not there hears of it');
});
