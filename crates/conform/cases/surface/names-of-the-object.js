// The API object has the platform's functions and no others, and scripts may define others in their place.
// clauses: WX-API-025 WX-API-016
// platforms: wx
// evidence: assumed
check(async (t) => {
  t.equal(typeof t.api.notAnApi, 'undefined', 'the type of what is no function');
  t.equal(['getLocation' in t.api, 'notAnApi' in t.api], [true, false], 'what is in the object');
  t.equal(typeof t.api.getLocation, 'function', 'the type of getLocation');
  const names = Object.keys(t.api);
  for (const name of ['request', 'showModal', 'getLocation']) t.ok(names.includes(name), 'that the keys have ' + name);
  t.equal(new Set(names).size, names.length, 'how many keys are different');
  const value = ({ success, complete }) => {
    success({ latitude: 1 });
    complete({ latitude: 1 });
  };
  const before = Object.getOwnPropertyDescriptor(t.api, 'getLocation');
  Object.defineProperty(t.api, 'getLocation', { value, configurable: true });
  t.equal((await t.call('getLocation')).res, { latitude: 1 }, 'what a function of the script tells');
  Object.defineProperty(t.api, 'getLocation', before);
});
