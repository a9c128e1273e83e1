// What callbacks throw and promises that are rejected unheard reach the app's own handlers.
// clauses: WX-APP-005
// platforms: wx swan tt-gadget
// evidence: documented
// error: thrown in a timer
// error: rejected unheard
const heard = [];
App({
  onError: (text) => heard.push(typeof text + ' ' + text.includes('thrown in a timer')),
  onUnhandledRejection: ({ reason, promise }) => heard.push(reason + ' ' + (promise instanceof Promise)),
});
check(async (t) => {
  setTimeout(() => { throw new Error('thrown in a timer'); }, 0);
  await t.wait(1);
  Promise.reject('rejected unheard');
  await t.wait(1);
  t.equal(heard, ['string true', 'rejected unheard true'], 'what the app heard');
});
