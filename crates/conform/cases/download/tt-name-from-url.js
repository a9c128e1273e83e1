// The name is the last part of the URL's path, decoded, with ":" and "/" as "_", and nothing added.
// clauses: TTG-DL-010
// platforms: tt-gadget
// evidence: observed
// needs: download
check(async (t) => {
  const part = 'src=http%3A%2F%2Fimg.jj20.com%2Fup%2Fallimg%2F1114%2F113020142315%2F201130142315-0-lp.jpg&refer=http%3A%2F%2Fimg.jj20.com&app=2002&size=f9999,10000&q=a80&n=0&g=0n&fmt=jpeg';
  const name = 'src=http___img.jj20.com_up_allimg_1114_113020142315_201130142315-0-lp.jpg&refer=http___img.jj20.com&app=2002&size=f9999,10000&q=a80&n=0&g=0n&fmt=jpeg';
  for (const [path, expected] of [[part + '?sec=1646881932&t=abc', name], ['a/b.png?x=/y.gif', 'b.png'], ['noextension', 'noextension']]) {
    const { res } = await t.call('downloadFile', { url: t.url('/echo/' + path) });
    t.equal(res.tempFilePath, 'ttfile://temp/' + expected, 'tempFilePath');
  }
});
