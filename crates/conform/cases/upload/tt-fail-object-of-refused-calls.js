// fail of an upload or a download that was refused before it was sent has the same fields.
// clauses: TTG-UP-013 TTG-DL-011 TTG-DL-012
// platforms: tt-gadget
// evidence: assumed
// host: no-domains
// needs: upload download
check(async (t) => {
  const url = t.url('/echo');
  for (const options of [{}, { url: 'ftp://x/' }, { url, filePath: 'ttfile://else/a', name: 'a' }, { url, header: 5 }]) {
    for (const name of ['uploadFile', 'downloadFile']) {
      const { kind, res } = await t.call(name, options);
      t.equal([kind, typeof res.errMsg, typeof res.trace], ['fail', 'string', 'string'], 'the result of ' + name + ' ' + JSON.stringify(options));
      if (name === 'downloadFile') t.equal([res.tempFilePath, Number(res.statusCode)], ['', 0], 'tempFilePath and statusCode');
    }
  }
});
