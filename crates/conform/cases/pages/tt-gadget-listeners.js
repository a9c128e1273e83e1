// onUnhandledRejection hears of a promise that nobody catches, until it is taken away.
// clauses: TTG-LIFE-001
// platforms: tt-gadget
// evidence: assumed
// error: once
// error: twice
const heard = [];
const listener = ({ reason }) => heard.push(reason);
tt.onUnhandledRejection(listener);
check(async (t) => {
  Promise.reject('once');
  await t.wait(1);
  tt.offUnhandledRejection(listener);
  Promise.reject('twice');
  await t.wait(1);
  t.equal(heard, ['once'], 'what it heard');
});
