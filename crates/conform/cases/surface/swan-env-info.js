// getEnvInfoSync tells of the program, and getSystemInfoSync the base library.
// clauses: SWAN-ENV-013
// platforms: swan
// evidence: documented
// host: appid someKey
// host: base-library 3.90.12
check(async (t) => {
  const info = swan.getEnvInfoSync();
  for (const key of ['appKey', 'appName', 'lastAppURL', 'sdkVersion', 'scheme', 'env']) t.ok(key in info, 'that it has ' + key);
  t.equal([info.appKey, info.sdkVersion, info.env], ['someKey', '3.90.12', 'development'], 'what it tells');
  t.equal(swan.getSystemInfoSync().SDKVersion, '3.90.12', 'the base library');
});
