// Functions that programs call before their first request answer as a plain device whose owner was asked for nothing.
// clauses: WX-API-025 WX-API-021
// platforms: wx
// evidence: assumed
check(async (t) => {
  const ended = async (name, options) => {
    const { kind, res } = await t.call(name, options);
    return kind + ' ' + res.errMsg;
  };
  t.equal(typeof t.api.getSystemSetting().wifiEnabled, 'boolean', 'the settings of the system');
  t.equal((await t.call('getSetting')).res.authSetting, {}, 'what is granted');
  t.equal(await ended('authorize', { scope: 'scope.record' }), 'fail authorize:fail auth deny', 'a permission');
  t.equal(await ended('getLocation', {}), 'fail getLocation:fail auth deny', 'the place');
  t.equal((await t.call('getBatteryInfo')).res.level, t.api.getBatteryInfoSync().level, 'the battery, in both forms');
  const { res } = await t.call('requestSubscribeMessage', { tmplIds: ['a', 'b'] });
  t.equal([res.a, res.b], ['reject', 'reject'], 'subscriptions, to which nobody agrees');
  for (const name of ['openSetting', 'openDocument', 'previewImage', 'saveImageToPhotosAlbum', 'setInnerAudioOption', 'preDownloadSubpackage']) {
    t.equal(await ended(name, {}), 'success ' + name + ':ok', name);
  }
  t.equal((await t.call('getLocalIPAddress')).res.localip, '127.0.0.1', 'the address of a device without a network');
  t.api.onThemeChange(() => {});
  t.api.offThemeChange();
  t.api.getRealtimeLogManager().info('to nobody');
});
