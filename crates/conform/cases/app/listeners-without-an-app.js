// onError and onUnhandledRejection hear of errors also where there is no app.
// clauses: WX-APP-005 SWAN-ERR-012 TTG-LIFE-001
// platforms: wx swan tt-gadget
// evidence: assumed
// error: thrown in a timer
// error: rejected unheard
const api = CASE.namespace === 'wx' ? wx : CASE.namespace === 'tt' ? tt : swan;
const heard = [];
api.onError((text) => heard.push(typeof text + ' ' + text.includes('thrown in a timer')));
api.onUnhandledRejection(({ reason }) => heard.push(reason));
check(async (t) => {
  setTimeout(() => { throw new Error('thrown in a timer'); }, 0);
  await t.wait(1);
  Promise.reject('rejected unheard');
  await t.wait(1);
  t.equal(heard, ['string true', 'rejected unheard'], 'what the listeners heard');
});
